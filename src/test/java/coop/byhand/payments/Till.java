package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhandsandbox.StripeSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The payment sandbox as tests use it: buyers' cards on its page, and its switches. */
public final class Till {

  public static final String PAYS = "4242424242424242";
  public static final String DECLINED = "4000000000000002";

  private final StripeSandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  public Till(StripeSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Types a card into the hosted page, as a buyer's browser without script would. */
  public HttpResponse<String> pay(URI page, String card) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=ben%40example.com&card=" + card)));
    assertThat(answer.statusCode()).isLessThan(500);
    return answer;
  }

  /** The hosted page as a buyer sees it. */
  public String read(URI page) {
    return send(HttpRequest.newBuilder(page)).body();
  }

  /** Works a switch of the sandbox that is about one thing, for example a dispute. */
  public String work(String path, String form) {
    HttpResponse<String> answer =
        send(
            control(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /**
   * Has a bank ask for the money of a charge.
   *
   * @param how in the sandbox's words, for example {@code amount=1000}; may be empty
   * @return the provider's id of the dispute
   */
  public String dispute(String charge, String how) {
    return JsonMapper.shared()
        .readTree(work("/sandbox/charges/" + charge + "/dispute", how))
        .path("id")
        .stringValue();
  }

  /** Turns on a fault, for example {@code on=webhook&fault=drop&times=9}. */
  public void set(String fault) {
    HttpResponse<String> answer =
        send(
            control("/sandbox/faults")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fault)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Turns off every fault. */
  public void clear() {
    send(control("/sandbox/faults").DELETE());
  }

  /** How many refunds the provider knows of a charge. */
  public int refunds(String charge) {
    return read("/v1/refunds?limit=100&charge=" + charge)
            .split("\"object\"\\s*:\\s*\"refund\"", -1)
            .length
        - 1;
  }

  /** How many transfers the provider knows of a group. */
  public int transfers(String group) {
    return read("/v1/transfers?limit=100&transfer_group=" + group)
            .split("\"object\"\\s*:\\s*\"transfer\"", -1)
            .length
        - 1;
  }

  /** How much of a transfer the provider has moved back, minor units. */
  public long reversed(String transfer) {
    Matcher amount =
        Pattern.compile("\"amount_reversed\"\\s*:\\s*(\\d+)")
            .matcher(read("/v1/transfers/" + transfer));
    assertThat(amount.find()).isTrue();
    return Long.parseLong(amount.group(1));
  }

  /** Does something at the provider by hand, as a person in its dashboard would. */
  public String post(String path, String form) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
                .header("Authorization", "Bearer sk_test_of_the_till")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** What can be sent on of the shop's balance, minor units. */
  public long available(String currency) {
    for (JsonNode part : JsonMapper.shared().readTree(read("/v1/balance")).path("available")) {
      if (part.path("currency").asString().equals(currency)) {
        return part.path("amount").longValue();
      }
    }
    return 0;
  }

  /** What the provider answers to a question. */
  public String read(String path) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
                .header("Authorization", "Bearer sk_test_of_the_till"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private HttpRequest.Builder control(String path) {
    return HttpRequest.newBuilder(sandbox.apiBase().resolve(path))
        .header("Authorization", "Bearer " + sandbox.controlToken());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
