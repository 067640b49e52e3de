package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.catalogue.Work;
import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.QuoteOutcome.Quoted;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.BuyerPlace;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.payments.Till;
import coop.byhandsandbox.StripeSandbox;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who licenses works, in stories: by the front doors and the provider's own page. */
public class Shopper {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final PersonId person;
  private final String licensee;
  private final Checkout checkout;
  private final Licensing licensing;
  private final Till till;
  private final JdbcClient sql;
  private final Clock clock;

  private Shopper(PersonId person, String licensee, ApplicationContext house) {
    this.person = person;
    this.licensee = licensee;
    this.checkout = house.getBean(Checkout.class);
    this.licensing = house.getBean(Licensing.class);
    this.till = new Till(house.getBean(StripeSandbox.class));
    this.sql = house.getBean(JdbcClient.class);
    this.clock = house.getBean(Clock.class);
  }

  /** This person, who licenses under this name. */
  public static Shopper of(PersonId person, String licensee, ApplicationContext house) {
    return new Shopper(person, licensee, house);
  }

  /** What a Standard licence costs now, for somebody outside the reach of the Union's tax. */
  public Quote asks(Work work) {
    QuoteWish wish =
        new QuoteWish(
            person,
            List.of(new Item(work.id(), LicenceClass.STANDARD)),
            new BuyerPlace("US", Optional.empty(), Optional.empty(), Optional.empty()));
    return ((Quoted) checkout.quote(wish)).quote();
  }

  /** Accepts the terms and orders what was quoted. */
  public PlaceOutcome orders(Quote quote) {
    return checkout.place(new PlaceOrder(quote.order(), person, licensee, true));
  }

  /**
   * Orders, types a card into the provider's page and waits until its signed message has arrived;
   * gives the licence that came of it.
   */
  public Licence buys(Quote quote) {
    List<Licence> before = licensing.of(person);
    Placed placed = (Placed) orders(quote);
    assertThat(standing(placed.order())).isNotInstanceOf(Standing.Done.class);

    HttpResponse<String> answer = till.pay(placed.paymentPage(), Till.PAYS);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("/app/checkout/order/" + placed.order());

    await().atMost(PATIENCE).until(() -> standing(placed.order()) instanceof Standing.Done);
    assertThat(messagesAbout(placed.order())).isPositive();
    List<Licence> after = licensing.of(person);
    assertThat(after).hasSize(before.size() + 1).containsAll(before);
    return after.getFirst();
  }

  private Standing standing(OrderId order) {
    return checkout.follow(order, person, clock.instant()).orElseThrow().standing();
  }

  /** Only messages whose signature is right are kept. */
  private long messagesAbout(OrderId order) {
    return sql.sql("select count(*) from payments.webhook_event where payload like ?")
        .param("%" + checkout.find(order, person).orElseThrow().payment() + "%")
        .query(Long.class)
        .single();
  }
}
