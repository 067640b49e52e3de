package coop.byhand.ledger;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books. Rooms above post what happened, in the transaction in which it happened; the same
 * event again is the same journal, and the same event with other amounts is a bug that throws.
 * Members read their statements, everybody the totals.
 *
 * <p>It locks a paid order, then members' accounts in the order of their numbers; whoever holds
 * locks of orders elsewhere takes them first.
 */
@Service
public class Ledger {

  private static final Currency HOUSE_CURRENCY = Currency.getInstance("EUR");

  private final Journals journals;
  private final OrderLines lines;
  private final Accounts accounts;
  private final SaleBookings sales;
  private final RefundBookings refunds;
  private final DisputeBookings disputes;
  private final PayoutBookings payouts;
  private final Statements statements;
  private final Earnings earnings;
  private final BookTotals totals;
  private final PolicyBook policies;
  private final Clock clock;

  Ledger(
      Journals journals,
      OrderLines lines,
      Accounts accounts,
      SaleBookings sales,
      RefundBookings refunds,
      DisputeBookings disputes,
      PayoutBookings payouts,
      Statements statements,
      Earnings earnings,
      BookTotals totals,
      PolicyBook policies,
      Clock clock) {
    this.journals = journals;
    this.lines = lines;
    this.accounts = accounts;
    this.sales = sales;
    this.refunds = refunds;
    this.disputes = disputes;
    this.payouts = payouts;
    this.statements = statements;
    this.earnings = earnings;
    this.totals = totals;
    this.policies = policies;
    this.clock = clock;
  }

  /** Books an order of one line without tax, which is named as its order. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(Sale sale) {
    Settlement settlement = sale.settlement();
    SaleLine line =
        new SaleLine(
            sale.order(),
            sale.work(),
            sale.title(),
            sale.licence(),
            settlement,
            List.of(new CreatorShare(sale.creator(), settlement.creator(), 1)),
            new TaxDue("ZZ", new BasisPoints(0), Money.zero(settlement.net().currency())));
    return sales.sell(
        new PaidOrder(sale.order(), settlement.policy(), List.of(line), sale.at()),
        clock.instant());
  }

  /**
   * Books a paid order and puts its fingerprint on the register. Key {@code sale:{order}}.
   *
   * @throws IllegalStateException if the order is in the books with other amounts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(PaidOrder order) {
    return sales.sell(order, clock.instant());
  }

  /** Books what the payment provider kept. Key {@code fee:{transaction}}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(ProviderFee fee) {
    return journals.write(Draft.of(fee), clock.instant());
  }

  /** Books a payment that goes back. Keys {@code in_vain:{payment}}, {@code returned:{payment}}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(PaymentInVain payment) {
    return journals.write(Draft.of(payment), clock.instant());
  }

  /**
   * Books that money goes back to a buyer, out of what is left of each line's own shares. Key
   * {@code refund:{id}}. What is under dispute is not left.
   *
   * @throws IllegalArgumentException if the order or a line of it is not in the books
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public RefundBooking intendRefund(RefundClaim claim) {
    return refunds.intend(claim, clock.instant());
  }

  /** Books that a refund has left us. Key {@code refund:{id}:done}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId refundSent(String refund, PaidFrom from, Instant at) {
    return refunds.sent(refund, from, at, clock.instant());
  }

  /** Books that a refund came back, before or after it was sent. Key {@code refund:{id}:failed}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId refundFailed(String refund, Instant at) {
    return refunds.failed(refund, at, clock.instant());
  }

  /** What the buyer can still get back of a line, tax included; zero for one that is unknown. */
  @Transactional(readOnly = true)
  public Money leftOf(String line) {
    return lines
        .orderOf(line)
        .map(order -> Bookings.known(lines.states(order), line).left())
        .orElse(Money.zero(HOUSE_CURRENCY));
  }

  /**
   * What a refund or a lost dispute took back, line by line, for a credit note; empty for one that
   * is not in the books.
   *
   * @param id outside form of the refund, or the provider's id of the dispute
   */
  @Transactional(readOnly = true)
  public List<TakenBack> takenBack(String id) {
    return journals
        .find(RefundPosting.key(id))
        .or(() -> journals.find(DisputePosting.key(id, "lost")))
        .map(refunds::takenBack)
        .orElse(List.of());
  }

  /**
   * Books that a bank has taken disputed money, and blocks the creators' part of it. Key {@code
   * dispute:{id}:withdrawn}. What exceeds what is left of the order touches nobody's share.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeWithdrawn(DisputedPayment dispute) {
    return disputes.withdrawn(dispute, clock.instant());
  }

  /**
   * Books that disputed money is back. Key {@code dispute:{id}:won}.
   *
   * @param came what came back; what it is more or less than was withdrawn counts as a fee less or
   *     more
   * @throws IllegalStateException if it was never withdrawn, or is lost
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeReinstated(String dispute, Money came, Instant at) {
    return disputes.won(dispute, came, at, clock.instant());
  }

  /**
   * Books that disputed money is lost; the sale's policy says who bears it. Key {@code
   * dispute:{id}:lost}.
   *
   * @throws IllegalStateException if it was never withdrawn, or is won
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeLost(String dispute, Instant at) {
    return disputes.lost(dispute, at, clock.instant());
  }

  /** Lines whose hold is over and that were not released, the oldest first. */
  @Transactional(readOnly = true)
  public List<String> linesDue(Instant now, int limit) {
    return lines.due(now, limit);
  }

  /**
   * Makes the creators' part of a line available; what a member owes is set off first. Key {@code
   * release:{line}}. Empty if it is blocked by a dispute or nothing of it is left.
   *
   * @throws IllegalArgumentException if the hold is not over, or the line is not in the books
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<JournalId> release(String line, Instant at) {
    return sales.release(line, at, clock.instant());
  }

  /** What a member has in a currency. */
  @Transactional(readOnly = true)
  public MemberBalance balanceOf(MemberId member, Currency currency) {
    return accounts.balanceOf(member, currency);
  }

  /** Members with at least so much available, in the order of their ids. */
  @Transactional(readOnly = true)
  public List<MemberBalance> payable(Money atLeast, int limit) {
    return accounts.payable(atLeast, limit);
  }

  /**
   * Books that money goes to a member; the balance may not go below zero. Key {@code
   * payout:{id}}.
   *
   * @throws IllegalStateException if less is available
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId intendPayout(PayoutClaim claim) {
    return payouts.intend(claim, clock.instant());
  }

  /** Books that a payout has left the provider. Key {@code payout:{id}:sent}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId payoutSent(String payout, Instant at) {
    return payouts.sent(payout, at, clock.instant());
  }

  /**
   * Books that the money never left, or came back whole; it is available to the member again. Key
   * {@code payout:{id}:failed}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId payoutFailed(String payout, Instant at) {
    return payouts.failed(payout, at, clock.instant());
  }

  /** Books money that came back from a member. Key {@code reversal:{id}}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(Recovery recovery) {
    return payouts.recover(recovery, clock.instant());
  }

  /** Books the co-op's own transfers. Keys {@code bank:{payout}}, {@code bank:{payout}:returned}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(BankMovement movement) {
    return journals.write(
        Draft.of(movement, policies.at(movement.at()).version()), clock.instant());
  }

  /** The currencies that a member got something in: by sales, parts of a surplus, grants. */
  @Transactional(readOnly = true)
  public List<Currency> currenciesOf(MemberId member) {
    return earnings.currencies(member);
  }

  /** When the member first got something: by a sale, as a part of a surplus or as a grant. */
  @Transactional(readOnly = true)
  public Optional<Instant> firstEarningOf(MemberId member) {
    return earnings.first(member);
  }

  /** What a member has sold and cannot be paid yet, because it lies in the hold. */
  @Transactional(readOnly = true)
  public Money pendingOf(MemberId member, Currency currency) {
    return accounts.balanceOf(member, currency).pending();
  }

  /** A member's statement for a period, from the first instant to before the second. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Statement statement(MemberId member, Currency currency, Instant from, Instant to) {
    return statements.of(member, currency, from, to);
  }

  /** The whole of the books as it is now, with the proof that it balances. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Books books() {
    return new Books(clock.instant(), totals.journals(), totals.books());
  }
}
