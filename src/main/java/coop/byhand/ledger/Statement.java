package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member earned and was paid in a period, in one currency: opening balance, entries,
 * closing balance. A balance is all that the member has: waiting, available, blocked and on its
 * way, less what is owed. It refuses to exist unless the entries explain the whole way from opening
 * to closing, and the closing balance is the one that the books have on their own.
 *
 * @param from first instant of the period
 * @param to first instant after it
 * @param entries in the order of the books
 */
public record Statement(
    MemberId member,
    Currency currency,
    Instant from,
    Instant to,
    Money opening,
    List<StatementEntry> entries,
    Totals totals,
    Money closing) {

  public Statement {
    entries = List.copyOf(entries);
  }

  /** The entries that are about licences. */
  public List<StatementRow> rows() {
    return entries.stream()
        .filter(StatementRow.class::isInstance)
        .map(StatementRow.class::cast)
        .toList();
  }

  /** How many licences were sold, not counting what became of them. */
  public long sales() {
    return rows().stream().filter(row -> row.kind() == StatementRow.Kind.SALE).count();
  }

  /**
   * Sums of the entries, column by column; what went back is taken off.
   *
   * @param gross what buyers paid without tax
   * @param commission what creators did not get: the next three together
   * @param others what others got who have a part in the works
   * @param granted what the reserve gave to creators
   * @param net what the creator got
   * @param patronage parts of the surplus of closed years
   * @param fromFund grants of the solidarity fund
   * @param paid payments to and from the member, below zero if more went out
   */
  public record Totals(
      Money gross,
      Money commission,
      Money operating,
      Money solidarity,
      Money reserve,
      Money others,
      Money granted,
      Money net,
      Money patronage,
      Money fromFund,
      Money paid) {

    /** All that the member has more by it. */
    Money change() {
      return net.plus(patronage).plus(fromFund).plus(paid);
    }

    /** What all creators of these works got of what buyers paid. */
    public Money creators() {
      return gross.minus(commission);
    }

    /** True if something was sold and more of everything came than went back. */
    public boolean showsADivision() {
      return !gross.isZero()
          && Stream.of(gross, creators(), operating, solidarity, reserve)
              .noneMatch(Money::isNegative);
    }

    private static Totals none(Currency currency) {
      Money zero = Money.zero(currency);
      return new Totals(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
    }

    private Totals with(Money newPatronage, Money newFromFund, Money newPaid) {
      return new Totals(
          gross,
          commission,
          operating,
          solidarity,
          reserve,
          others,
          granted,
          net,
          newPatronage,
          newFromFund,
          newPaid);
    }

    private Totals plus(StatementEntry entry) {
      return switch (entry) {
        case StatementRow row ->
            new Totals(
                gross.plus(row.gross()),
                commission.plus(row.commission()),
                operating.plus(row.operating()),
                solidarity.plus(row.solidarity()),
                reserve.plus(row.reserve()),
                others.plus(row.others()),
                granted.plus(row.granted()),
                net.plus(row.net()),
                patronage,
                fromFund,
                paid);
        case StatementPayment payment -> with(patronage, fromFund, paid.plus(payment.net()));
        case StatementPatronage part -> with(patronage.plus(part.net()), fromFund, paid);
        case StatementGrant grant -> with(patronage, fromFund.plus(grant.net()), paid);
      };
    }
  }

  /**
   * Sums up a period.
   *
   * @param closing the balance at its end as the entries of the books give it
   */
  static Statement of(
      MemberId member,
      Currency currency,
      Instant from,
      Instant to,
      Money opening,
      List<StatementEntry> entries,
      Money closing) {
    Totals totals = Totals.none(currency);
    for (StatementEntry entry : entries) {
      totals = totals.plus(entry);
      if (!entry.balance().equals(opening.plus(totals.change()))) {
        throw new IllegalStateException("the running balance jumps at journal " + entry.journal());
      }
    }
    Money explained = opening.plus(totals.change());
    if (!explained.equals(closing)) {
      throw new IllegalStateException(
          "the rows of " + member + " lead to " + explained + ", the books to " + closing);
    }
    return new Statement(member, currency, from, to, opening, entries, totals, closing);
  }
}
