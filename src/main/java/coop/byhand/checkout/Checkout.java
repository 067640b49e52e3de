package coop.byhand.checkout;

import coop.byhand.checkout.Orders.OrderRow;
import coop.byhand.checkout.PlaceOutcome.Changed;
import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.PaymentsAway;
import coop.byhand.checkout.PlaceOutcome.Placed;
import coop.byhand.checkout.PlaceOutcome.UnderWay;
import coop.byhand.checkout.PlaceOutcome.Unknown;
import coop.byhand.checkout.QuoteRows.QuoteLineRow;
import coop.byhand.checkout.QuoteRows.QuoteRow;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.invoicing.TaxDesk;
import coop.byhand.invoicing.TaxOutcome;
import coop.byhand.licensing.Licensing;
import coop.byhand.licensing.OrderLineRef;
import coop.byhand.licensing.ReserveOutcome;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.Texts;
import coop.byhand.payments.OpenOutcome;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.PaymentRequest;
import coop.byhand.payments.PaymentState;
import coop.byhand.payments.Payments;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Quote and order. A quote shows what licences cost, who gets what, which tax is due and under which
 * rules; it is held for a while. Placing it makes one order and opens one payment, however often it
 * is sent. Whether an order is paid is decided by {@link Fulfilment}, never by the buyer's browser.
 */
@Service
public class Checkout {

  /** How long a quoted price is held. */
  private static final Duration HOLD = Duration.ofMinutes(15);

  /** How long the provider's page stays open; it refuses less than half an hour. */
  private static final Duration PAYMENT_WINDOW = Duration.ofMinutes(60);

  /** A work is kept a little longer than its page stays open. */
  private static final Duration PAGE_MARGIN = Duration.ofMinutes(1);

  /** More than anybody buys at once; the provider's page shows at most a hundred. */
  public static final int ITEMS_MAX = 50;

  private static final int ORDERS_SHOWN = 200;
  private static final int HELD_LOOKED_AT = 5;

  private final Orders orders;
  private final QuoteRows quotes;
  private final OrderBook book;
  private final Stall stall;
  private final Licensing licensing;
  private final TaxDesk taxes;
  private final Payments payments;
  private final PublicAddress address;
  private final Texts texts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Checkout(
      Orders orders,
      QuoteRows quotes,
      OrderBook book,
      Stall stall,
      Licensing licensing,
      TaxDesk taxes,
      Payments payments,
      PublicAddress address,
      Texts texts,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.orders = orders;
    this.quotes = quotes;
    this.book = book;
    this.stall = stall;
    this.licensing = licensing;
    this.taxes = taxes;
    this.payments = payments;
    this.address = address;
    this.texts = texts;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What these licences cost this buyer now. A quote that is still held is given again, as long as
   * the rules, terms and tax are the ones it was made under.
   */
  @Transactional
  public QuoteOutcome quote(QuoteWish wish) {
    Instant now = clock.instant();
    if (wish.items().isEmpty()) {
      return new QuoteOutcome.NothingToBuy();
    }
    TaxOutcome tax = taxes.assess(wish.place(), now);
    if (!(tax instanceof TaxOutcome.Assessed(TaxAssessment assessment))) {
      return new QuoteOutcome.NoTax(tax);
    }
    List<Market> markets = stall.markets(wish.items(), wish.buyer(), now);
    List<LineRefusal> refusals =
        markets.stream().map(Market::refusal).flatMap(Optional::stream).toList();
    return refusals.isEmpty()
        ? new QuoteOutcome.Quoted(held(wish, markets, assessment, now))
        : new QuoteOutcome.Unsellable(refusals);
  }

  /**
   * Orders what was quoted and opens its payment; never called inside a transaction, since the
   * provider is asked after the order is stored. Placing an order again whose page was never opened
   * decides anew whether all is as it was quoted; if not, that order is closed.
   */
  public PlaceOutcome place(PlaceOrder wish) {
    Intent intent =
        transaction.execute(status -> {
          Intent decided = order(wish);
          if (decided instanceof Not) {
            // A reservation of one line must not stand when another line cannot be had.
            status.setRollbackOnly();
          }
          return decided;
        });
    return switch (Objects.requireNonNull(intent)) {
      case Stands(OrderId order, PaymentId payment) -> open(order, payment);
      case Not(PlaceOutcome outcome) -> outcome;
      case Over(PlaceOutcome outcome) -> outcome;
      case Show(Quote before, Set<Difference> differences) ->
          showAgain(before, wish.buyer(), differences);
    };
  }

  /** A buyer's own order, also of the guest they were; empty for somebody else's. */
  @Transactional(readOnly = true)
  public Optional<Order> find(OrderId id, PersonId buyer) {
    return book.find(id, buyer);
  }

  /** Whose order it is. */
  @Transactional(readOnly = true)
  public PersonId buyerOf(OrderId id) {
    return orders.find(id).orElseThrow().buyer();
  }

  /** A buyer's orders, also those of the guest they were, the newest first. */
  @Transactional(readOnly = true)
  public List<Order> of(PersonId buyer) {
    return book.of(buyer, ORDERS_SHOWN);
  }

  /**
   * A buyer's own order with what can be done now; empty for somebody else's.
   *
   * @param since when the buyer came to the page
   */
  @Transactional(readOnly = true)
  public Optional<OrderReport> follow(OrderId id, PersonId buyer, Instant since) {
    return book.find(id, buyer)
        .map(order ->
            new OrderReport(
                order, Follow.of(order, payments.report(order.payment()).orElseThrow(), since)));
  }

  /** Has the provider asked about an order of this buyer that is not decided yet. */
  @Transactional
  public void askProvider(OrderId id, PersonId buyer) {
    book.find(id, buyer)
        .filter(order -> order.state() instanceof OrderState.Placed)
        .ifPresent(order -> payments.requestCheck(order.payment()));
  }

  /** The name that a buyer last licensed under, so that nobody types it twice. */
  @Transactional(readOnly = true)
  public Optional<String> lastLicensee(PersonId buyer) {
    return orders.lastLicensee(buyer);
  }

  /** Where a buyer said they were when they last ordered: an ISO 3166-1 code. */
  @Transactional(readOnly = true)
  public Optional<String> lastCountry(PersonId buyer) {
    return orders.lastCountry(buyer);
  }

  /** What the transaction that orders has come to. */
  private sealed interface Intent {}

  private record Stands(OrderId order, PaymentId payment) implements Intent {}

  private record Not(PlaceOutcome outcome) implements Intent {}

  /** An order that stood cannot go on, and is closed with this transaction. */
  private record Over(PlaceOutcome outcome) implements Intent {}

  private record Show(Quote before, Set<Difference> differences) implements Intent {}

  private Intent order(PlaceOrder wish) {
    Instant now = clock.instant();
    Optional<QuoteRow> found = quotes.lock(wish.order(), wish.buyer());
    if (found.isEmpty()) {
      return new Not(new Unknown());
    }
    Optional<OrderRow> before = orders.find(wish.order(), List.of(wish.buyer()));
    if (before.isPresent() && !(before.get().state() instanceof OrderState.Placed)) {
      return new Not(new UnderWay(wish.order()));
    }
    if (before.isPresent() && !neverOpened(before.get().payment())) {
      return new Stands(wish.order(), before.get().payment());
    }
    QuoteRow row = found.get();
    List<Market> markets =
        stall.markets(row.lines().stream().map(QuoteLineRow::item).toList(), row.buyer(), now);
    if (markets.stream().anyMatch(market -> market.work() == null)
        || !(taxes.assess(row.place(), now) instanceof TaxOutcome.Assessed(TaxAssessment tax))) {
      return before.isPresent()
          ? closed(before.get(), new Over(new Unknown()), now)
          : new Not(new Unknown());
    }
    Quote quote = stall.quote(row, markets);
    OrderPlacement decided = OrderPlacement.decide(quote, markets, tax, wish, now);
    if (before.isPresent()) {
      return again(before.get(), quote, decided, now);
    }
    return switch (decided) {
      case OrderPlacement.Accept accept -> store(quote, wish, accept.licensee().name(), now);
      case OrderPlacement.ShowAgain(var differences) -> new Show(quote, differences);
      case OrderPlacement.Refuse(var outcome) -> new Not(outcome);
    };
  }

  /** Whether the provider has given no page for this payment yet. */
  private boolean neverOpened(PaymentId payment) {
    return payments.report(payment).orElseThrow().state() instanceof PaymentState.Intended;
  }

  /**
   * An order whose page nobody was given goes on only if all is still as the buyer agreed to it;
   * else it is closed, nothing being paid, and the buyer is asked anew.
   */
  private Intent again(OrderRow placed, Quote quote, OrderPlacement decided, Instant now) {
    return switch (decided) {
      case OrderPlacement.Accept accept -> {
        // What is kept is kept as long as the page can stay open from now on.
        quote.lines().forEach(line -> licensing.release(new OrderLineRef(line.line().value())));
        List<LineRefusal> held = reserve(quote, now.plus(PAYMENT_WINDOW).plus(PAGE_MARGIN));
        yield held.isEmpty()
            ? new Stands(placed.id(), placed.payment())
            : closed(placed, new Over(new PlaceOutcome.Refused(held)), now);
      }
      case OrderPlacement.ShowAgain(var differences) ->
          closed(placed, new Show(quote, differences), now);
      case OrderPlacement.Refuse(PlaceOutcome.Incomplete incomplete) -> new Not(incomplete);
      case OrderPlacement.Refuse(var outcome) -> closed(placed, new Over(outcome), now);
    };
  }

  private Intent closed(OrderRow placed, Intent then, Instant now) {
    payments.close(placed.payment());
    if (!(orders.lock(placed.id()).orElseThrow().state() instanceof OrderState.Placed)) {
      return new Not(new UnderWay(placed.id()));
    }
    orders.decide(placed.id(), new OrderState.Closed(now, "changed"));
    placed.lines().forEach(line -> licensing.release(new OrderLineRef(line.id().value())));
    return then;
  }

  private Intent store(Quote quote, PlaceOrder wish, String licensee, Instant now) {
    Instant until = now.plus(PAYMENT_WINDOW);
    List<LineRefusal> held = reserve(quote, until);
    if (!held.isEmpty()) {
      return new Not(new PlaceOutcome.Refused(held));
    }
    URI page = address.of("/app/checkout/order/" + quote.order());
    PaymentId payment =
        payments.intend(
            new PaymentRequest(
                quote.order().toString(),
                quote.gross(),
                PageLines.description(quote, texts),
                page,
                page,
                until,
                PageLines.items(quote)));
    orders.insert(
        new OrderRow(
            quote.order(),
            wish.buyer(),
            licensee,
            wish.billedTo().strip(),
            wish.address().strip(),
            wish.language(),
            quote.policy(),
            now,
            payment,
            new OrderState.Placed(),
            quote.lines().stream().map(Stall::line).toList()));
    return new Stands(quote.order(), payment);
  }

  /** In the order of the works, so that two orders never wait for each other in a circle. */
  private List<LineRefusal> reserve(Quote quote, Instant until) {
    List<LineRefusal> held = new ArrayList<>();
    quote.lines().stream()
        .sorted(Comparator.comparing(line -> line.work().toString()))
        .forEach(line -> {
          var outcome =
              licensing.reserve(
                  new OrderLineRef(line.line().value()), line.work(), line.licence(), until);
          switch (outcome) {
            case ReserveOutcome.Reserved reserved -> {}
            case ReserveOutcome.HeldByAnother(Instant free) ->
                held.add(new LineRefusal.HeldByAnother(line.work(), line.title(), free));
            case ReserveOutcome.Gone gone ->
                held.add(new LineRefusal.NotForSale(line.work(), line.title()));
          }
        });
    return held;
  }

  private PlaceOutcome open(OrderId order, PaymentId payment) {
    return switch (payments.open(payment)) {
      case OpenOutcome.Opened(URI page) -> new Placed(order, page);
      case OpenOutcome.Decided decided -> new UnderWay(order);
      case OpenOutcome.Unavailable unavailable -> new PaymentsAway(order);
      case OpenOutcome.Refused refused -> new UnderWay(order);
    };
  }

  /** Makes a fresh quote of the same things; what cannot be had any more is said instead. */
  private PlaceOutcome showAgain(Quote before, PersonId buyer, Set<Difference> differences) {
    QuoteWish wish =
        new QuoteWish(
            buyer,
            before.lines().stream().map(line -> new Item(line.work(), line.licence())).toList(),
            before.place());
    QuoteOutcome fresh =
        Objects.requireNonNull(transaction.execute(ignored -> fresh(wish, clock.instant())));
    return switch (fresh) {
      case QuoteOutcome.Quoted(Quote now) -> new Changed(before, now, differences);
      case QuoteOutcome.Unsellable(var refusals) -> new PlaceOutcome.Refused(refusals);
      case QuoteOutcome.NothingToBuy nothing -> new Unknown();
      case QuoteOutcome.NoTax noTax -> new Unknown();
    };
  }

  private QuoteOutcome fresh(QuoteWish wish, Instant now) {
    if (!(taxes.assess(wish.place(), now) instanceof TaxOutcome.Assessed(TaxAssessment tax))) {
      return new QuoteOutcome.NothingToBuy();
    }
    List<Market> markets = stall.markets(wish.items(), wish.buyer(), now);
    List<LineRefusal> refusals =
        markets.stream().map(Market::refusal).flatMap(Optional::stream).toList();
    return refusals.isEmpty()
        ? new QuoteOutcome.Quoted(stall.quote(newQuote(wish, markets, tax, now), markets))
        : new QuoteOutcome.Unsellable(refusals);
  }

  private Quote held(QuoteWish wish, List<Market> markets, TaxAssessment tax, Instant now) {
    QuoteRow row =
        quotes.held(wish.buyer(), now, HELD_LOOKED_AT).stream()
            .filter(held -> held.answers(wish) && held.tax().equals(tax))
            .filter(held -> stall.isStillSo(held, markets))
            .findFirst()
            .orElseGet(() -> newQuote(wish, markets, tax, now));
    return stall.quote(row, markets);
  }

  private QuoteRow newQuote(QuoteWish wish, List<Market> markets, TaxAssessment tax, Instant now) {
    QuoteRow row =
        new QuoteRow(
            OrderId.at(now),
            wish.buyer(),
            wish.place(),
            tax,
            markets.getFirst().policy().version(),
            now,
            now.plus(HOLD),
            markets.stream().map(market -> Stall.line(market, tax, now)).toList());
    quotes.insert(row);
    return row;
  }
}
