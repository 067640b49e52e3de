package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A journal before it is in the books: at least two lines in one currency that sum to zero, under
 * a unique key, with its cause and the policy version it follows. What does not balance cannot be
 * written down here, let alone there.
 *
 * @param key unique in the books; the same key again is the same journal
 * @param cause what it was made for, in outside form: an order, a movement at the provider
 * @param reverses the journal that it takes back, null for most
 */
record Draft(
    Kind kind,
    String key,
    PolicyVersion policy,
    String cause,
    Instant effectiveAt,
    List<Line> lines,
    @Nullable JournalId reverses) {

  /** What kind of business a journal records. */
  enum Kind {
    SALE,
    FEE,
    IN_VAIN,
    RETURNED,
    RELEASE,
    PAYOUT,
    PAYOUT_SENT,
    PAYOUT_FAILED,
    REFUND,
    REFUND_DONE,
    REFUND_FAILED,
    DISPUTE_WITHDRAWN,
    DISPUTE_WON,
    DISPUTE_LOST,
    RECOVERY,
    BANK,
    UNALLOCATED,
    EXPLAINED,
    YEAR_RESULT,
    YEAR_DIVISION,
    PATRONAGE,
    GRANT,
    CORRECTION;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** One side of a journal: a debit above zero or a credit below. */
  record Line(Account account, Money amount) {
    Line {
      if (amount.isZero()) {
        throw new IllegalArgumentException("an entry of nothing on " + account);
      }
    }
  }

  Draft {
    lines = List.copyOf(lines);
    effectiveAt = effectiveAt.truncatedTo(ChronoUnit.MICROS);
    if (lines.size() < 2) {
      throw new IllegalArgumentException("a journal has at least two entries: " + key);
    }
    Money sum = Money.zero(lines.getFirst().amount().currency());
    for (Line line : lines) {
      sum = sum.plus(line.amount());
    }
    if (!sum.isZero()) {
      throw new IllegalArgumentException("journal " + key + " is out of balance by " + sum);
    }
  }

  Draft(Kind kind, String key, PolicyVersion policy, String cause, Instant at, Sides sides) {
    this(kind, key, policy, cause, at, sides.all(), null);
  }

  /** The same, as the one that takes back another. */
  Draft reversing(JournalId journal) {
    return new Draft(kind, key, policy, cause, effectiveAt, lines, journal);
  }

  String currency() {
    return lines.getFirst().amount().currencyCode();
  }

  /** What the payment provider kept of a payment. */
  static Draft of(ProviderFee fee) {
    Sides sides =
        new Sides().debit(Chart.STRIPE_FEES, fee.fee()).credit(Chart.STRIPE_BALANCE, fee.fee());
    return new Draft(
        Kind.FEE, "fee:" + fee.transaction(), fee.policy(), fee.order(), fee.at(), sides);
  }

  /** Money that came in for nothing, or that has gone back. */
  static Draft of(PaymentInVain payment) {
    Money amount = payment.amount();
    Sides sides =
        switch (payment.stage()) {
          case RECEIVED ->
              new Sides()
                  .debit(Chart.STRIPE_BALANCE, amount)
                  .credit(Chart.REFUND_IN_TRANSIT, amount);
          case RETURNED ->
              new Sides()
                  .debit(Chart.REFUND_IN_TRANSIT, amount)
                  .credit(Chart.STRIPE_BALANCE, amount);
          case PAID_BY_HAND ->
              new Sides()
                  .debit(Chart.REFUND_IN_TRANSIT, amount)
                  .credit(Chart.BANK, amount.minus(payment.kept()))
                  .credit(Chart.DISPUTE_LOSS, payment.kept());
          // What the bank took was to go back to the same buyer: no loss after all.
          case TAKEN_BACK ->
              new Sides().debit(Chart.REFUND_IN_TRANSIT, amount).credit(Chart.DISPUTE_LOSS, amount);
        };
    Kind kind = payment.stage() == PaymentInVain.Stage.RECEIVED ? Kind.IN_VAIN : Kind.RETURNED;
    String key = kind.code() + ":" + payment.payment();
    return new Draft(kind, key, payment.policy(), payment.order(), payment.at(), sides);
  }

  /** The co-op's own money between the provider and the bank. */
  static Draft of(BankMovement movement, PolicyVersion policy) {
    boolean there = movement.direction() == BankMovement.Direction.TO_BANK;
    Sides sides =
        new Sides()
            .debit(there ? Chart.BANK : Chart.STRIPE_BALANCE, movement.amount())
            .credit(there ? Chart.STRIPE_BALANCE : Chart.BANK, movement.amount());
    String key = "bank:" + movement.payout() + (there ? "" : ":returned");
    return new Draft(Kind.BANK, key, policy, movement.payout(), movement.at(), sides);
  }

  /** A movement at the provider that nothing explains, or that something explains at last. */
  static Draft of(UnexplainedMovement movement, PolicyVersion policy) {
    boolean found = movement.stage() == UnexplainedMovement.Stage.FOUND;
    Chart other =
        switch (movement.stage()) {
          case FOUND, EXPLAINED -> Chart.STRIPE_BALANCE;
          case BANK -> Chart.BANK;
          case OWN -> Chart.OTHER_RESULT;
        };
    Money net = found ? movement.net() : movement.net().negated();
    Sides sides = new Sides();
    if (net.minor() > 0) {
      sides.debit(other, net).credit(Chart.UNALLOCATED, net);
    } else {
      sides.debit(Chart.UNALLOCATED, net.negated()).credit(other, net.negated());
    }
    String key = "unallocated:" + movement.movement() + (found ? "" : ":explained");
    Kind kind = found ? Kind.UNALLOCATED : Kind.EXPLAINED;
    return new Draft(kind, key, policy, movement.movement(), movement.at(), sides);
  }

  /** What the books hold at the provider is corrected, or that is taken back. */
  static Draft of(BalanceCorrection correction, PolicyVersion policy) {
    Chart other =
        switch (correction.against()) {
          case BANK -> Chart.BANK;
          case OWN -> Chart.OTHER_RESULT;
        };
    Money change = correction.takesBack() ? correction.amount().negated() : correction.amount();
    Sides sides = new Sides();
    if (change.minor() > 0) {
      sides.debit(Chart.STRIPE_BALANCE, change).credit(other, change);
    } else {
      sides.debit(other, change.negated()).credit(Chart.STRIPE_BALANCE, change.negated());
    }
    return new Draft(
        Kind.CORRECTION,
        correction.takesBack() ? correction.key() + ":back" : correction.key(),
        policy,
        correction.item(),
        correction.at(),
        sides);
  }

  /**
   * The fingerprint of this journal for the public register. The nonce keeps it from being guessed:
   * without it, anybody could try all prices until the hash fits.
   */
  Digest digest(byte[] nonce) {
    StringBuilder text = new StringBuilder(512);
    text.append("byhand journal 1\n")
        .append(HexFormat.of().formatHex(nonce))
        .append('\n')
        .append(key)
        .append('\n')
        .append(cause)
        .append("\npolicy ")
        .append(policy.value())
        .append('\n')
        .append(effectiveAt)
        .append('\n');
    for (Line line : lines) {
      text.append(line.account().code(currency()))
          .append(' ')
          .append(line.amount().minor())
          .append('\n');
    }
    return Digest.ofText(text.toString());
  }
}
