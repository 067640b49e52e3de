package coop.byhand.checkout;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.Orders.OrderRow;
import coop.byhand.checkout.Orders.QuoteRow;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.checkout.PlaceOutcome.PaymentsAway;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.PlaceOutcome.UnderWay;
import coop.byhand.checkout.PlaceOutcome.Unknown;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Settlement;
import coop.byhand.licensing.LicenceClass;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.TermsBook;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.Texts;
import coop.byhand.members.Membership;
import coop.byhand.payments.OpenOutcome;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.PaymentRequest;
import coop.byhand.payments.Payments;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyVersion;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Quote and order. A quote shows what a licence costs, who gets what, and under which rules; it is
 * held for a while. Placing it makes one order and opens one payment, however often it is sent.
 * Whether an order is paid is decided by {@link Fulfilment}, never by the buyer's browser.
 */
@Service
public class Checkout {

  /** How long a quoted price is held. */
  private static final Duration HOLD = Duration.ofMinutes(15);

  /** How long the provider's page stays open; it refuses less than half an hour. */
  private static final Duration PAYMENT_WINDOW = Duration.ofMinutes(60);

  private static final int TITLE_LENGTH_MAX = 150;

  private final Orders orders;
  private final Catalogue catalogue;
  private final Licensing licensing;
  private final TermsBook terms;
  private final Membership members;
  private final PolicyBook policies;
  private final Payments payments;
  private final PublicAddress address;
  private final Texts texts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Checkout(
      Orders orders,
      Catalogue catalogue,
      Licensing licensing,
      TermsBook terms,
      Membership members,
      PolicyBook policies,
      Payments payments,
      PublicAddress address,
      Texts texts,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.licensing = licensing;
    this.terms = terms;
    this.members = members;
    this.policies = policies;
    this.payments = payments;
    this.address = address;
    this.texts = texts;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What a licence costs this buyer now. A quote that is still held is given again, as long as the
   * rules and terms are the ones it was made under.
   */
  @Transactional
  public QuoteOutcome quote(WorkId work, LicenceClass licence, PersonId buyer) {
    Instant now = clock.instant();
    Optional<Market> market = market(work, licence, buyer, now);
    if (market.isEmpty()) {
      return new QuoteOutcome.NotForSale();
    }
    return market
        .get()
        .refusal()
        .orElseGet(() -> new QuoteOutcome.Quoted(held(market.get(), licence, buyer, now)));
  }

  /**
   * Orders what was quoted and opens its payment; never called inside a transaction, since the
   * provider is asked after the order is stored.
   */
  public PlaceOutcome place(PlaceOrder wish) {
    Intent intent = transaction.execute(ignored -> order(wish));
    return switch (Objects.requireNonNull(intent)) {
      case Stands(OrderId order, PaymentId payment) -> open(order, payment);
      case Not(PlaceOutcome outcome) -> outcome;
    };
  }

  /** A buyer's own order; empty for somebody else's. */
  @Transactional(readOnly = true)
  public Optional<Order> find(OrderId id, PersonId buyer) {
    return orders.find(id, buyer).map(this::order);
  }

  /**
   * A buyer's own order with what can be done now; empty for somebody else's.
   *
   * @param since when the buyer came to the page
   */
  @Transactional(readOnly = true)
  public Optional<OrderReport> follow(OrderId id, PersonId buyer, Instant since) {
    return orders
        .find(id, buyer)
        .map(row ->
            new OrderReport(
                order(row),
                Follow.of(row.state(), payments.report(row.payment()).orElseThrow(), since)));
  }

  /** Has the provider asked about an order of this buyer that is not decided yet. */
  @Transactional
  public void askProvider(OrderId id, PersonId buyer) {
    orders
        .find(id, buyer)
        .filter(row -> row.state() instanceof OrderState.Placed)
        .ifPresent(row -> payments.requestCheck(row.payment()));
  }

  /** The name that a buyer last licensed under, so that nobody types it twice. */
  @Transactional(readOnly = true)
  public Optional<String> lastLicensee(PersonId buyer) {
    return orders.lastLicensee(buyer);
  }

  /** What the transaction that orders has come to. */
  private sealed interface Intent {}

  private record Stands(OrderId order, PaymentId payment) implements Intent {}

  private record Not(PlaceOutcome outcome) implements Intent {}

  private Intent order(PlaceOrder wish) {
    Instant now = clock.instant();
    Optional<QuoteRow> found = orders.lockQuote(wish.order(), wish.buyer());
    if (found.isEmpty()) {
      return new Not(new Unknown());
    }
    Optional<OrderRow> before = orders.find(wish.order(), wish.buyer());
    if (before.isPresent()) {
      return before.get().state() instanceof OrderState.Placed
          ? new Stands(before.get().id(), before.get().payment())
          : new Not(new UnderWay(before.get().id()));
    }
    QuoteRow row = found.get();
    Optional<Market> market = market(row.work(), row.licence(), row.buyer(), now);
    if (market.isEmpty()) {
      return new Not(new PlaceOutcome.Refused(new QuoteOutcome.NotForSale()));
    }
    Quote quote = quote(row, market.get().work());
    return switch (OrderPlacement.decide(quote, market.get(), wish, now)) {
      case OrderPlacement.Accept accept ->
          store(quote, wish.buyer(), accept.licensee().name(), now);
      case OrderPlacement.ShowAgain(var differences) ->
          new Not(
              new Changed(
                  quote,
                  quote(
                      newQuote(market.get(), row.licence(), row.buyer(), now), market.get().work()),
                  differences));
      case OrderPlacement.Refuse(var outcome) -> new Not(outcome);
    };
  }

  private Intent store(Quote quote, PersonId buyer, String licensee, Instant now) {
    URI page = address.of("/app/checkout/order/" + quote.order());
    PaymentId payment =
        payments.intend(
            new PaymentRequest(
                quote.order().toString(),
                quote.price(),
                texts.of("checkout.payment.description", shortened(quote.title())),
                page,
                page,
                now.plus(PAYMENT_WINDOW)));
    orders.insert(
        new OrderRow(
            quote.order(),
            buyer,
            quote.work(),
            quote.title(),
            quote.creator(),
            quote.licence(),
            licensee,
            quote.price(),
            quote.policy(),
            quote.terms(),
            now,
            payment,
            new OrderState.Placed()));
    return new Stands(quote.order(), payment);
  }

  private PlaceOutcome open(OrderId order, PaymentId payment) {
    return switch (payments.open(payment)) {
      case OpenOutcome.Opened(URI page) -> new Placed(order, page);
      case OpenOutcome.Decided decided -> new UnderWay(order);
      case OpenOutcome.Unavailable unavailable -> new PaymentsAway(order);
      case OpenOutcome.Refused refused -> new UnderWay(order);
    };
  }

  private Quote held(Market market, LicenceClass licence, PersonId buyer, Instant now) {
    QuoteRow row =
        orders
            .held(buyer, market.work().id(), licence, now)
            .filter(held ->
                held.policy().equals(market.policy().version())
                    && held.terms().equals(market.terms()))
            .orElseGet(() -> newQuote(market, licence, buyer, now));
    return quote(row, market.work());
  }

  private QuoteRow newQuote(Market market, LicenceClass licence, PersonId buyer, Instant now) {
    QuoteRow row =
        new QuoteRow(
            OrderId.at(now),
            buyer,
            market.work().id(),
            licence,
            Objects.requireNonNull(market.price()),
            market.policy().version(),
            market.terms(),
            now,
            now.plus(HOLD));
    orders.insert(row);
    return row;
  }

  private Optional<Market> market(WorkId id, LicenceClass licence, PersonId buyer, Instant now) {
    return catalogue
        .find(id)
        .map(work ->
            new Market(
                work,
                licensing
                    .offerOf(id)
                    .filter(offer -> offer.licenceClass() == licence)
                    .map(offer -> offer.price())
                    .orElse(null),
                policies.at(now),
                terms.inForce(licence).hash(),
                members.of(buyer).filter(m -> m.id().equals(work.creator())).isPresent()));
  }

  private Quote quote(QuoteRow row, Work work) {
    return new Quote(
        row.order(),
        row.work(),
        work.title(),
        work.creator(),
        members.get(work.creator()).name(),
        row.licence(),
        settlement(row.price(), row.policy()),
        row.terms(),
        row.heldUntil());
  }

  private Order order(OrderRow row) {
    return new Order(
        row.id(),
        row.buyer(),
        row.work(),
        row.title(),
        row.creator(),
        row.licence(),
        row.licensee(),
        settlement(row.price(), row.policy()),
        row.terms(),
        row.placedAt(),
        row.payment(),
        row.state());
  }

  private Settlement settlement(Money price, PolicyVersion policy) {
    return Settlement.of(price, policies.version(policy).revenueSplit());
  }

  private static String shortened(@Nullable String title) {
    String whole = title == null || title.isBlank() ? "Byhand" : title;
    return whole.length() <= TITLE_LENGTH_MAX
        ? whole
        : whole.substring(0, TITLE_LENGTH_MAX - 1) + "…";
  }
}
