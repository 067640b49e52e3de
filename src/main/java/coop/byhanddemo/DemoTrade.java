package coop.byhanddemo;

import coop.byhand.catalogue.Work;
import coop.byhand.checkout.Checkout;
import coop.byhand.checkout.Item;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderId;
import coop.byhand.checkout.OrderState;
import coop.byhand.checkout.PlaceOrder;
import coop.byhand.checkout.PlaceOutcome;
import coop.byhand.checkout.Quote;
import coop.byhand.checkout.QuoteOutcome;
import coop.byhand.checkout.QuoteWish;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.licensing.LicenceClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Buys in the demo co-op as a person would: a quote, the terms, the payment page with a test card,
 * and the provider's signed message back. Nothing is written into the books by hand.
 */
@Component
class DemoTrade {

  /** Where everybody in the demo co-op lives. */
  private static final String COUNTRY = "DE";

  /** The provider's test card of a bank in that country. */
  private static final String TEST_CARD = "4000002760000016";

  private static final Duration PAYMENT_WAIT = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final Checkout checkout;
  private final HttpClient browser = HttpClient.newHttpClient();

  DemoTrade(Checkout checkout) {
    this.checkout = checkout;
  }

  /** Licenses a work and waits until the order is paid. */
  OrderId buy(Work work, PersonId buyer, String licensee, String email) {
    return buy(List.of(work), buyer, licensee, email);
  }

  /** Licenses works with one payment and waits until the order is paid. */
  OrderId buy(List<Work> works, PersonId buyer, String licensee, String email) {
    QuoteWish wish =
        new QuoteWish(
            buyer,
            works.stream().map(work -> new Item(work.id(), LicenceClass.STANDARD)).toList(),
            new BuyerPlace(COUNTRY, Optional.empty(), Optional.empty(), Optional.empty()));
    OrderId id =
        switch (checkout.quote(wish)) {
          case QuoteOutcome.Quoted(Quote quote) -> quote.order();
          case QuoteOutcome refused -> throw new IllegalStateException("demo sale: " + refused);
        };
    switch (checkout.place(new PlaceOrder(id, buyer, licensee, true))) {
      case PlaceOutcome.Placed placed -> pay(placed.paymentPage(), email);
      case PlaceOutcome refused -> throw new IllegalStateException("demo sale: " + refused);
    }
    awaitPaid(id, buyer);
    return id;
  }

  private void pay(URI page, String email) {
    String form =
        "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&card=" + TEST_CARD;
    HttpRequest request =
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 303 && answer.statusCode() != 302) {
        throw new IllegalStateException("the test payment page answered " + answer.statusCode());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the demo co-op was being set up", stopped);
    }
  }

  private void awaitPaid(OrderId id, PersonId buyer) {
    long tries = PAYMENT_WAIT.dividedBy(LOOK_AGAIN);
    for (long i = 0; i < tries; i++) {
      Order order =
          checkout
              .find(id, buyer)
              .orElseThrow(() -> new IllegalStateException("the demo order is gone: " + id));
      if (order.state() instanceof OrderState.Paid) {
        return;
      }
      if (i % 40 == 39) {
        // The provider's message may be late; asking is always safe.
        checkout.askProvider(id, buyer);
      }
      Pause.of(LOOK_AGAIN);
    }
    throw new IllegalStateException("the demo order was never paid: " + id);
  }
}
