package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A journal before it is in the books: at least two lines in one currency that sum to zero, under
 * a unique key, with its cause and the policy version it follows. What does not balance cannot be
 * written down here, let alone there.
 *
 * @param key unique in the books; the same key again is the same journal
 * @param cause what it was made for, in outside form: an order, a movement at the provider
 */
record Draft(
    Kind kind,
    String key,
    PolicyVersion policy,
    String cause,
    Instant effectiveAt,
    List<Line> lines) {

  /** What kind of business a journal records. */
  enum Kind {
    SALE("sale"),
    FEE("fee"),
    IN_VAIN("in_vain"),
    RETURNED("returned");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    String code() {
      return code;
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

  String currency() {
    return lines.getFirst().amount().currencyCode();
  }

  /** A sale: what the buyer paid, and to whom it belongs. */
  static Draft of(Sale sale) {
    Settlement settlement = sale.settlement();
    Lines lines = new Lines();
    lines.debit(new Account.OfCoop(Chart.STRIPE_BALANCE), settlement.net());
    lines.credit(new Account.OfMember(Chart.CREATOR_PENDING, sale.creator()), settlement.creator());
    lines.credit(new Account.OfCoop(Chart.COMMISSION), settlement.operating());
    lines.credit(new Account.OfCoop(Chart.SOLIDARITY_FUND), settlement.solidarity());
    lines.credit(new Account.OfCoop(Chart.COLLECTIVE_RESERVE), settlement.reserve());
    return new Draft(
        Kind.SALE,
        "sale:" + sale.order(),
        settlement.policy(),
        sale.order(),
        sale.at(),
        lines.all());
  }

  /** What the payment provider kept of a payment. */
  static Draft of(ProviderFee fee) {
    Lines lines = new Lines();
    lines.debit(new Account.OfCoop(Chart.STRIPE_FEES), fee.fee());
    lines.credit(new Account.OfCoop(Chart.STRIPE_BALANCE), fee.fee());
    return new Draft(
        Kind.FEE, "fee:" + fee.transaction(), fee.policy(), fee.order(), fee.at(), lines.all());
  }

  /** Money that came in for nothing, or that has gone back. */
  static Draft of(PaymentInVain payment) {
    Account provider = new Account.OfCoop(Chart.STRIPE_BALANCE);
    Account onItsWay = new Account.OfCoop(Chart.REFUND_IN_TRANSIT);
    Lines lines = new Lines();
    Kind kind =
        switch (payment.stage()) {
          case RECEIVED -> {
            lines.debit(provider, payment.amount());
            lines.credit(onItsWay, payment.amount());
            yield Kind.IN_VAIN;
          }
          case RETURNED -> {
            lines.debit(onItsWay, payment.amount());
            lines.credit(provider, payment.amount());
            yield Kind.RETURNED;
          }
        };
    return new Draft(
        kind,
        kind.code() + ":" + payment.order(),
        payment.policy(),
        payment.order(),
        payment.at(),
        lines.all());
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

  /** Collects lines and leaves out shares of nothing. */
  private static final class Lines {
    private final List<Line> lines = new ArrayList<>();

    void debit(Account account, Money amount) {
      add(account, amount);
    }

    void credit(Account account, Money amount) {
      add(account, amount.negated());
    }

    List<Line> all() {
      return lines;
    }

    private void add(Account account, Money amount) {
      if (!amount.isZero()) {
        lines.add(new Line(account, amount));
      }
    }
  }
}
