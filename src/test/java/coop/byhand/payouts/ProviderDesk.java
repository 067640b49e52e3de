package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Money;
import coop.byhand.payments.OpenOutcome;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.PaymentRequest;
import coop.byhand.payments.Payments;
import coop.byhand.payments.Till;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider's side of payouts: what it has, what it knows, and its switches. */
final class ProviderDesk {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final StripeSandbox sandbox;
  private final Payments payments;
  private final TransactionTemplate transaction;
  private final MovableClock clock;
  private final Till till;
  private final HttpClient http = HttpClient.newHttpClient();

  ProviderDesk(BeanFactory house) {
    sandbox = house.getBean(StripeSandbox.class);
    payments = house.getBean(Payments.class);
    transaction = house.getBean(TransactionTemplate.class);
    clock = house.getBean(MovableClock.class);
    till = new Till(sandbox);
  }

  /** A buyer pays so much, and some days later the co-op can use it. */
  void fund(long cents) {
    PaymentRequest request =
        new PaymentRequest(
            "reference-of-" + cents,
            Money.of(cents, "EUR"),
            "A work made by hand",
            URI.create("https://byhand.example/paid"),
            URI.create("https://byhand.example/basket"),
            clock.instant().plus(Duration.ofHours(1)));
    PaymentId payment = transaction.execute(ignored -> payments.intend(request));
    assertThat(payments.open(payment))
        .isInstanceOfSatisfying(
            OpenOutcome.Opened.class, opened -> till.pay(opened.page(), Till.PAYS));
    clock.forward(Duration.ofDays(4));
  }

  /** Fills in a page of the provider. */
  void submit(URI page, String form) {
    HttpResponse<String> answer = post(page, form, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  /** Does something at a control address. */
  void control(String path, String form) {
    HttpResponse<String> answer = post(sandbox.apiBase().resolve(path), form, token());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Turns on a fault. */
  void set(String fault) {
    till.set(fault);
  }

  /** Turns off every fault. */
  void clear() {
    till.clear();
  }

  /** The accounts that got a transfer of exactly so many cents, one entry a transfer. */
  List<String> transfersOf(long cents) {
    return StreamSupport.stream(transfers().path("data").spliterator(), false)
        .filter(transfer -> transfer.path("amount").longValue() == cents)
        .map(transfer -> transfer.path("destination").stringValue())
        .toList();
  }

  private JsonNode transfers() {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(sandbox.apiBase().resolve("/v1/transfers?limit=100"))
                .header("Authorization", "Bearer sk_test_of_the_desk"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private String token() {
    return sandbox.controlToken();
  }

  private HttpResponse<String> post(URI address, String form, String token) {
    return send(
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
