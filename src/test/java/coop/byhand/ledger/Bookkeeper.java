package coop.byhand.ledger;

import coop.byhand.identity.People;
import coop.byhand.identity.RegistrationOutcome.Registered;
import coop.byhand.kernel.Allocation;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.policy.RevenueSplit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Members who sell and sales that are booked, for the tests of the books. */
public class Bookkeeper {

  private final Ledger ledger;
  private final PolicyBook policies;
  private final People people;
  private final Membership membership;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final JdbcClient sql;

  Bookkeeper(
      Ledger ledger,
      PolicyBook policies,
      People people,
      Membership membership,
      Clock clock,
      TransactionTemplate transaction,
      JdbcClient sql) {
    this.ledger = ledger;
    this.policies = policies;
    this.people = people;
    this.membership = membership;
    this.clock = clock;
    this.transaction = transaction;
    this.sql = sql;
  }

  JournalId post(Sale sale) {
    return transaction.execute(ignored -> ledger.post(sale));
  }

  /** Does something to the books in a transaction of its own. */
  <T> T book(Function<Ledger, T> posting) {
    return transaction.execute(ignored -> posting.apply(ledger));
  }

  /** The journal that such a posting makes. */
  JournalId journal(Function<Ledger, JournalId> posting) {
    return book(posting);
  }

  /** A paid order of these lines, in the books. */
  PaidOrder sell(SaleLine... lines) {
    PaidOrder order =
        new PaidOrder(
            "order_" + UUID.randomUUID(),
            lines[0].settlement().policy(),
            List.of(lines),
            clock.instant());
    book(books -> books.post(order));
    return order;
  }

  /** A line of one maker with German tax on top. */
  SaleLine line(MemberId creator, long net) {
    return line(Map.of(creator, 1), Money.of(net, "EUR"), 1900, "DE");
  }

  /** A line of several creators by weights. */
  SaleLine line(Map<MemberId, Integer> weights, Money net, int taxRate, String country) {
    return line(weights, net, taxRate, country, genesis());
  }

  SaleLine line(
      Map<MemberId, Integer> weights, Money net, int taxRate, String country, RevenueSplit split) {
    Settlement settlement = Settlement.of(net, split);
    BasisPoints rate = new BasisPoints(taxRate);
    Money tax =
        Allocation.of(net, List.of((long) rate.value(), (long) rate.complement().value()))
            .getFirst();
    return new SaleLine(
        "line_" + UUID.randomUUID(),
        "work_" + UUID.randomUUID(),
        "Harbour at dawn",
        "STANDARD",
        settlement,
        CreatorShare.divide(settlement.creator(), weights),
        new TaxDue(country, rate, tax));
  }

  /** After the hold of every sale up to now. */
  Instant afterHold() {
    return clock.instant().plus(Duration.ofDays(61));
  }

  /** Makes all lines of an order available to their creators. */
  void release(PaidOrder order) {
    order.lines().forEach(line -> book(books -> books.release(line.line(), afterHold())));
  }

  /** Pays all that is available out. */
  String payOut(MemberId member, Money amount) {
    String payout = "payout_" + UUID.randomUUID();
    book(books ->
        books.intendPayout(
            new PayoutClaim(payout, member, amount, PolicyVersion.GENESIS, clock.instant())));
    book(books -> books.payoutSent(payout, clock.instant()));
    return payout;
  }

  /** A refund of so much of one line, in the books as intended. */
  String refund(PaidOrder order, SaleLine line, long minor) {
    String refund = "refund_" + UUID.randomUUID();
    RefundBooking booked = book(books -> books.intendRefund(claim(refund, order, line, minor)));
    if (!(booked instanceof RefundBooking.Booked)) {
      throw new IllegalStateException(booked.toString());
    }
    return refund;
  }

  RefundClaim claim(String refund, PaidOrder order, SaleLine line, long minor) {
    Money gross = new Money(minor, line.gross().currency());
    return new RefundClaim(
        refund, order.order(), List.of(new LineAmount(line.line(), gross)), clock.instant());
  }

  /** What a member has, as five numbers of minor units: see {@link MemberBalance}. */
  List<Long> has(MemberId member, String currency) {
    MemberBalance balance = ledger.balanceOf(member, Currency.getInstance(currency));
    return Stream.of(
            balance.pending(),
            balance.available(),
            balance.blocked(),
            balance.inTransit(),
            balance.recoverable())
        .map(Money::minor)
        .toList();
  }

  /** All that a member's statement in a currency says until now. */
  Statement statement(MemberId member, String currency) {
    return ledger.statement(
        member, Currency.getInstance(currency), Instant.EPOCH, clock.instant().plusSeconds(1));
  }

  /** The entries of one journal, by the account they are in; minor units. */
  Map<String, Long> booked(String key) {
    Map<String, Long> entries = new TreeMap<>();
    sql.sql(
            "select a.code, e.amount from ledger.entry e join ledger.journal j using (journal_id)"
                + " join ledger.account a using (account_id) where j.idem_key = ?")
        .param(key)
        .query((row, number) -> entries.put(row.getString(1), row.getLong(2)))
        .list();
    return entries;
  }

  Sale sale(MemberId creator, long cents) {
    return sale(creator, cents, genesis());
  }

  Sale sale(MemberId creator, long cents, RevenueSplit split) {
    return new Sale(
        "order_" + UUID.randomUUID(),
        "work_" + UUID.randomUUID(),
        "Harbour at dawn",
        "STANDARD",
        creator,
        Settlement.of(Money.of(cents, "EUR"), split),
        clock.instant());
  }

  RevenueSplit genesis() {
    return policies.version(PolicyVersion.GENESIS).revenueSplit();
  }

  MemberId maker(String name) {
    Registered registered =
        (Registered) people.register(name, UUID.randomUUID() + "@example.com", Locale.ENGLISH);
    return membership.admit(registered.person().id(), "Makes things.").id();
  }
}
