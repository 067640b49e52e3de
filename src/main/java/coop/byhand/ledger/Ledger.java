package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Earnings.SoldRow;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books. Rooms above post what happened, in the transaction in which it happened; the same
 * event again is the same journal. Members read their statements, everybody the totals.
 */
@Service
public class Ledger {

  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Journals journals;
  private final Earnings earnings;
  private final Register register;
  private final PolicyBook policies;
  private final Clock clock;

  Ledger(
      Journals journals, Earnings earnings, Register register, PolicyBook policies, Clock clock) {
    this.journals = journals;
    this.earnings = earnings;
    this.register = register;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Books a sale and puts its fingerprint on the register. Key {@code sale:{order}}.
   *
   * @throws IllegalStateException if the order is in the books with other amounts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(Sale sale) {
    Instant now = clock.instant();
    Draft draft = Draft.of(sale);
    Optional<JournalId> written = journals.insert(draft, now);
    if (written.isEmpty()) {
      return journals.same(draft);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Digest digest = draft.digest(nonce);
    RegisterEntryId entry =
        register.append(SaleOnRecord.of(written.get(), digest, draft.policy(), now));
    journals.insertSale(written.get(), sale, nonce, digest, entry);
    return written.get();
  }

  /** Books what the payment provider kept. Key {@code fee:{transaction}}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(ProviderFee fee) {
    Draft draft = Draft.of(fee);
    return journals.insert(draft, clock.instant()).orElseGet(() -> journals.same(draft));
  }

  /** Books a payment that goes back. Keys {@code in_vain:{order}}, {@code returned:{order}}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(PaymentInVain payment) {
    Draft draft = Draft.of(payment);
    return journals.insert(draft, clock.instant()).orElseGet(() -> journals.same(draft));
  }

  /** Books a paid order. Key {@code sale:{order}}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(PaidOrder order) {
    throw new UnsupportedOperationException(order.toString());
  }

  /** Books that money goes back to a buyer, out of what is left of each line's own shares. */
  @Transactional(propagation = Propagation.MANDATORY)
  public RefundBooking intendRefund(RefundClaim claim) {
    throw new UnsupportedOperationException(claim.toString());
  }

  /** Books that a refund has left the provider. Key {@code refund:{id}:done}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId refundSent(String refund, Instant at) {
    throw new UnsupportedOperationException(refund + at);
  }

  /** Books that a refund came back, before or after it was sent. Key {@code refund:{id}:failed}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId refundFailed(String refund, Instant at) {
    throw new UnsupportedOperationException(refund + at);
  }

  /** What the buyer can still get back of a line, tax included; zero for one that is unknown. */
  @Transactional(readOnly = true)
  public Money leftOf(String line) {
    throw new UnsupportedOperationException(line);
  }

  /** Books that a bank has taken disputed money, and blocks the creators' part of it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeWithdrawn(DisputedPayment dispute) {
    throw new UnsupportedOperationException(dispute.toString());
  }

  /** Books that disputed money is back. Key {@code dispute:{id}:won}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeReinstated(String dispute, Instant at) {
    throw new UnsupportedOperationException(dispute + at);
  }

  /** Books that disputed money is lost; the sale's policy says who bears it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeLost(String dispute, Instant at) {
    throw new UnsupportedOperationException(dispute + at);
  }

  /** Lines whose hold is over and that were not released, the oldest first. */
  @Transactional(readOnly = true)
  public List<String> linesDue(Instant now, int limit) {
    throw new UnsupportedOperationException(now.toString() + limit);
  }

  /**
   * Makes the creators' part of a line available; what a member owes is set off first. Key {@code
   * release:{line}}. Empty if it is blocked by a dispute or nothing of it is left.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<JournalId> release(String line, Instant at) {
    throw new UnsupportedOperationException(line + at);
  }

  /** What a member has in a currency. */
  @Transactional(readOnly = true)
  public MemberBalance balanceOf(MemberId member, Currency currency) {
    throw new UnsupportedOperationException(member.toString() + currency);
  }

  /** Members with at least so much available, in the order of their ids. */
  @Transactional(readOnly = true)
  public List<MemberBalance> payable(Money atLeast, int limit) {
    throw new UnsupportedOperationException(atLeast.toString() + limit);
  }

  /** Books that money goes to a member; the balance may not go below zero. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId intendPayout(PayoutClaim claim) {
    throw new UnsupportedOperationException(claim.toString());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId payoutSent(String payout, Instant at) {
    throw new UnsupportedOperationException(payout + at);
  }

  /** Books that the money never left; it is available to the member again. */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId payoutFailed(String payout, Instant at) {
    throw new UnsupportedOperationException(payout + at);
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(Recovery recovery) {
    throw new UnsupportedOperationException(recovery.toString());
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(BankMovement movement) {
    throw new UnsupportedOperationException(movement.toString());
  }

  /** The currencies that a member has earned in, none before the first sale. */
  @Transactional(readOnly = true)
  public List<Currency> currenciesOf(MemberId member) {
    return earnings.currencies(member);
  }

  /** When the member first sold something. */
  @Transactional(readOnly = true)
  public Optional<Instant> firstSaleOf(MemberId member) {
    return earnings.firstSale(member);
  }

  /** What a member has sold and cannot be paid yet, because it lies in the hold. */
  @Transactional(readOnly = true)
  public Money pendingOf(MemberId member, Currency currency) {
    return earnings.pending(member, currency);
  }

  /** A member's statement for a period, from the first instant to before the second. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Statement statement(MemberId member, Currency currency, Instant from, Instant to) {
    Money opening = earnings.earnedBefore(member, currency, from);
    Money balance = opening;
    List<StatementRow> rows = new ArrayList<>();
    for (SoldRow sold : earnings.sales(member, currency, from, to)) {
      balance = balance.plus(sold.creator());
      rows.add(row(sold, balance));
    }
    Money closing = earnings.earnedBefore(member, currency, to);
    return Statement.of(member, currency, from, to, opening, rows, closing);
  }

  /** The whole of the books as it is now, with the proof that it balances. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Books books() {
    return new Books(clock.instant(), earnings.journals(), earnings.books());
  }

  private StatementRow row(SoldRow sold, Money balance) {
    return new StatementRow(
        sold.journal(),
        sold.at(),
        sold.work(),
        sold.title(),
        sold.licence(),
        sold.net(),
        sold.net().minus(sold.creator()),
        sold.creatorRate().complement(),
        sold.operating(),
        sold.solidarity(),
        sold.solidarityRate(),
        sold.reserve(),
        sold.creator(),
        sold.policy(),
        policies.version(sold.policy()).cause(),
        sold.entry(),
        balance);
  }
}
