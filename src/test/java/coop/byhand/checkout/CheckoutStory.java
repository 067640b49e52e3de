package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.QuoteOutcome.Quoted;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.Invoices;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.licensing.Counter;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.LicenceId;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.SalesDesk;
import coop.byhand.members.Member;
import coop.byhand.payments.Payments;
import coop.byhand.payments.Till;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stories of buying have in common: Ana, who offers works, Ben, who licenses them, and the
 * payment sandbox between them.
 */
abstract class CheckoutStory {

  static final Currency EUR = Currency.getInstance("EUR");
  static final Duration PATIENCE = Duration.ofSeconds(90);

  @Autowired Checkout checkout;
  @Autowired Baskets baskets;
  @Autowired Refunds refunds;
  @Autowired Disputes disputes;
  @Autowired Payments payments;
  @Autowired Ledger ledger;
  @Autowired Licensing licensing;
  @Autowired SalesDesk salesDesk;
  @Autowired Invoices invoices;
  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired Workbench workbench;
  @Autowired MovableClock clock;
  @Autowired StripeSandbox sandbox;
  @Autowired JdbcClient sql;

  Till till;
  Member ana;
  PersonId ben;
  Work work;

  @BeforeEach
  void anaOffersAWorkAndBenWantsIt() {
    till = new Till(sandbox);
    ana = atelier.member("Ana Lima");
    ben = counter.buyer("Ben Okafor");
    work = counter.offered(ana, "Harbour at dawn", 10_000);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }

  /** A buyer who is there and has no business. */
  static BuyerPlace in(String country) {
    return new BuyerPlace(country, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static List<Item> standard(Work... works) {
    return Arrays.stream(works).map(one -> new Item(one.id(), LicenceClass.STANDARD)).toList();
  }

  Quote quoted(PersonId buyer, BuyerPlace place, List<Item> items) {
    return ((Quoted) checkout.quote(new QuoteWish(buyer, items, place))).quote();
  }

  /** What Standard licences of these cost Ben where no tax is due. */
  Quote quoted(Work... works) {
    return quoted(ben, in("US"), standard(works));
  }

  static PlaceOrder wish(Quote quote, PersonId buyer) {
    return new PlaceOrder(quote.order(), buyer, "Okafor Design", true);
  }

  PlaceOrder wish(Quote quote) {
    return wish(quote, ben);
  }

  Placed placed(Quote quote) {
    return placed(quote, ben);
  }

  Placed placed(Quote quote, PersonId buyer) {
    return (Placed) checkout.place(wish(quote, buyer));
  }

  /** Types a card into the provider's page and has the house ask what came of it. */
  Order paid(Placed placed) {
    till.pay(placed.paymentPage(), Till.PAYS);
    payments.check(order(placed.order()).payment());
    return order(placed.order());
  }

  /** Ben has these, paid, where no tax is due. */
  Order bought(Work... works) {
    return paid(placed(quoted(works)));
  }

  Order order(OrderId id) {
    return checkout.find(id, checkout.buyerOf(id)).orElseThrow();
  }

  Standing standing(OrderId id) {
    return checkout.follow(id, checkout.buyerOf(id), clock.instant()).orElseThrow().standing();
  }

  void awaitPaid(OrderId id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(standing(id)).isInstanceOf(Standing.Done.class));
  }

  /** The one refund of an order, once the provider has sent it. */
  Refund awaitSent(OrderId id) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(refunds.of(id))
                .singleElement()
                .extracting(Refund::state)
                .isInstanceOf(RefundState.Sent.class));
    return refunds.of(id).getFirst();
  }

  /** The invoice of an order, once its job has issued it. */
  Invoice awaitInvoice(OrderId id) {
    await().atMost(PATIENCE).until(() -> !invoices.ofSubject(id.toString()).isEmpty());
    return invoices.ofSubject(id.toString()).getFirst();
  }

  static LicenceId licence(Order order, int line) {
    return ((LineState.Granted) order.lines().get(line).state()).licence();
  }

  List<String> journals(OrderId order) {
    return sql.sql("select kind from ledger.journal where cause = ?")
        .param(order.toString())
        .query(String.class)
        .list();
  }

  /** How many refunds the provider knows of for an order. */
  int refundsAtTheProvider(OrderId order) {
    return till.refunds(chargeOf(order));
  }

  String chargeOf(OrderId order) {
    return sql.sql(
            "select provider_charge from payments.payment p"
                + " join checkout.purchase using (payment_id) where order_id = ?")
        .param(order.value())
        .query(String.class)
        .single();
  }

  long count(String query, Object... parameters) {
    return sql.sql(query).params(List.of(parameters)).query(Long.class).single();
  }

  static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      List<Future<T>> futures =
          threads.invokeAll(Stream.generate(() -> work).limit(times).toList());
      ArrayList<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
