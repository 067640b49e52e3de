package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.catalogue.Atelier;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.CreatorShare;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.LineAmount;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.ledger.PaidOrder;
import coop.byhand.ledger.PayoutClaim;
import coop.byhand.ledger.RefundBooking;
import coop.byhand.ledger.RefundClaim;
import coop.byhand.ledger.SaleLine;
import coop.byhand.ledger.Settlement;
import coop.byhand.ledger.TaxDue;
import coop.byhand.members.Member;
import coop.byhand.payments.OnboardOutcome;
import coop.byhand.payments.Recipient;
import coop.byhand.payments.Recipients;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.RevenueSplit;
import coop.byhanddemo.MovableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Members who sell, and the days on which they are paid, for tests. The house's own jobs work at
 * the same time: what is prepared here just before a run is due cannot be paid by an earlier one.
 */
public final class PayDesk {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Atelier atelier;
  private final Ledger ledger;
  private final Recipients recipients;
  private final PolicyBook policies;
  private final Releases releases;
  private final PayoutRuns runs;
  private final Payouts payouts;
  private final JdbcClient sql;
  private final MovableClock clock;
  private final TransactionTemplate transaction;
  private final ProviderDesk provider;

  public PayDesk(BeanFactory house) {
    atelier = Atelier.in(house);
    ledger = house.getBean(Ledger.class);
    recipients = house.getBean(Recipients.class);
    policies = house.getBean(PolicyBook.class);
    releases = house.getBean(Releases.class);
    runs = house.getBean(PayoutRuns.class);
    payouts = house.getBean(Payouts.class);
    sql = house.getBean(JdbcClient.class);
    clock = house.getBean(MovableClock.class);
    transaction = house.getBean(TransactionTemplate.class);
    provider = new ProviderDesk(house);
  }

  ProviderDesk provider() {
    return provider;
  }

  public Member maker() {
    return atelier.member("Ana Lima");
  }

  /** A sale of which the member gets so many cents; it lies in the hold. */
  public PaidOrder sells(Member member, long cents) {
    Policy policy = policies.at(clock.instant());
    Settlement settlement = settlement(cents, policy.revenueSplit());
    SaleLine line =
        new SaleLine(
            "line_" + UUID.randomUUID(),
            "work_" + UUID.randomUUID(),
            "Harbour at dawn",
            "STANDARD",
            settlement,
            CreatorShare.divide(settlement.creator(), Map.of(member.id(), 1)),
            new TaxDue("DE", new BasisPoints(0), Money.zero(EUR)));
    PaidOrder order =
        new PaidOrder(
            "order_" + UUID.randomUUID(), policy.version(), List.of(line), clock.instant());
    transaction.executeWithoutResult(ignored -> ledger.post(order));
    return order;
  }

  /** Of the net price whose creators' part is exactly this, under the rates in force. */
  private static Settlement settlement(long cents, RevenueSplit split) {
    long about = cents * BasisPoints.WHOLE / split.creator().value();
    return LongStream.rangeClosed(about - 2, about + 2)
        .mapToObj(net -> Settlement.of(new Money(net, EUR), split))
        .filter(settlement -> settlement.creator().minor() == cents)
        .findFirst()
        .orElseThrow();
  }

  /** A sale whose hold is over at once. */
  public PaidOrder earns(Member member, long cents) {
    PaidOrder order = sells(member, cents);
    Instant later = clock.instant().plus(Duration.ofDays(61));
    order
        .lines()
        .forEach(line ->
            transaction.executeWithoutResult(ignored -> ledger.release(line.line(), later)));
    return order;
  }

  /** The buyer of a sale gets everything back. */
  public void refunds(PaidOrder order) {
    List<LineAmount> all =
        order.lines().stream().map(line -> new LineAmount(line.line(), line.gross())).toList();
    RefundClaim claim =
        new RefundClaim("refund_" + UUID.randomUUID(), order.order(), all, clock.instant());
    RefundBooking booked = transaction.execute(ignored -> ledger.intendRefund(claim));
    if (!(booked instanceof RefundBooking.Booked)) {
      throw new IllegalStateException(String.valueOf(booked));
    }
  }

  /** The hold in force, in days: other tests vote on it. */
  public long holdDays() {
    return hold().toDays();
  }

  private Duration hold() {
    return policies.at(clock.instant()).payoutRules().hold();
  }

  /** Time passes until the hold of every sale is over, and what is due is released. */
  public void afterTheHold() {
    clock.forward(hold().plusMinutes(1));
    releases.sweep();
  }

  /** Time passes until a minute before the next run. */
  public void justBeforeTheNextRun() {
    runs.pursue();
    clock.forward(Duration.between(clock.instant(), payouts.report().nextRun().minusSeconds(60)));
  }

  /**
   * The regular question about this account has been asked and answered, so that what happens to it
   * from now on is not heard of before the next one.
   */
  void wasJustAskedAbout(String account, Duration patience) {
    Instant asked = clock.instant();
    await()
        .atMost(patience)
        .until(() -> {
          recipients.sweep();
          return sql.sql("select checked_at from payments.recipient where provider_account = ?")
              .param(account)
              .query(OffsetDateTime.class)
              .single()
              .toInstant()
              .isAfter(asked.minus(Duration.ofMinutes(5)));
        });
    await()
        .atMost(patience)
        .until(() ->
            sql.sql(
                    "select count(*) from jobs.scheduled_tasks t join payments.recipient r"
                        + " on r.payee = t.task_instance where t.task_name = 'payments-recipient'"
                        + " and r.provider_account = ?")
                .param(account)
                .query(Long.class)
                .single()
                .equals(0L));
  }

  /** Time passes until the next run is due, and it pays. */
  public void nextRun() {
    Duration left = Duration.between(clock.instant(), payouts.report().nextRun());
    if (left.isPositive()) {
      clock.forward(left);
    }
    runs.pursue();
  }

  public MemberBalance balance(Member member) {
    return ledger.balanceOf(member.id(), EUR);
  }

  /** All that a member has available is in their account at the provider, as far as the books go. */
  public void isPaidAll(Member member) {
    String payout = PayoutId.at(clock.instant()).toString();
    PayoutClaim claim =
        new PayoutClaim(
            payout,
            member.id(),
            balance(member).available(),
            policies.at(clock.instant()).version(),
            clock.instant());
    transaction.executeWithoutResult(ignored -> {
      ledger.intendPayout(claim);
      ledger.payoutSent(payout, clock.instant());
    });
  }

  /** A payout of €12.34 that was made so long ago, only as a row: the books know nothing of it. */
  public void wasPaid(Member member, String state, Duration ago) {
    Timestamp then = Timestamp.from(clock.instant().minus(ago));
    runs.pursue();
    sql.sql(
            """
            insert into payouts.payout
            select gen_random_uuid(), max(run_no), ?, 1234, 'EUR', gen_random_uuid(), ?, ?, ?, ?
            from payouts.run
            """)
        .param(member.id().value())
        .param(state)
        .param(state.equals("failed") ? "the provider’s words" : null)
        .param(then)
        .param(state.equals("intended") ? null : then)
        .update();
  }

  /** The member has pressed the button and not answered any question. */
  public OnboardOutcome begins(Member member) {
    return payouts.openAccount(member.id(), "DE");
  }

  /** The member has answered all questions of the provider, and we know. */
  public void ready(Member member) {
    leaves(member, "answer=finish&bank=pays");
    becomes(member, Recipient.State.READY);
  }

  /** The member leaves the provider's page in this way. */
  public void leaves(Member member, String form) {
    assertThat(begins(member))
        .isInstanceOfSatisfying(
            OnboardOutcome.Page.class, page -> provider.submit(page.page(), form));
  }

  /** Waits until we know what the provider knows. */
  public void becomes(Member member, Recipient.State state) {
    payouts.askProvider(member.id());
    await()
        .atMost(PATIENCE)
        .until(() ->
            recipients
                .find(member.id().toString())
                .map(Recipient::state)
                .filter(state::equals)
                .isPresent());
  }
}
