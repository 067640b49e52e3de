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
