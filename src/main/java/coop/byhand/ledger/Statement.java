package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

/**
 * What a member earned in a period, in one currency: opening balance, rows, closing balance. It
 * refuses to exist unless the rows explain the whole way from opening to closing, and the closing
 * balance is the one that the entries of the books have on their own.
 *
 * @param from first instant of the period
 * @param to first instant after it
 */
public record Statement(
    MemberId member,
    Currency currency,
    Instant from,
    Instant to,
    Money opening,
    List<StatementRow> rows,
    Totals totals,
    Money closing) {

  public Statement {
    rows = List.copyOf(rows);
  }

  /**
   * Sums of the rows, column by column.
   *
   * @param gross what buyers paid without tax
   * @param commission what the creator did not get: the next three together
   * @param net what the creator got
   */
  public record Totals(
      Money gross, Money commission, Money operating, Money solidarity, Money reserve, Money net) {

    private static Totals none(Currency currency) {
      Money zero = Money.zero(currency);
      return new Totals(zero, zero, zero, zero, zero, zero);
    }

    private Totals plus(StatementRow row) {
      return new Totals(
          gross.plus(row.gross()),
          commission.plus(row.commission()),
          operating.plus(row.operating()),
          solidarity.plus(row.solidarity()),
          reserve.plus(row.reserve()),
          net.plus(row.net()));
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
      List<StatementRow> rows,
      Money closing) {
    Totals totals = Totals.none(currency);
    for (StatementRow row : rows) {
      totals = totals.plus(row);
      if (!row.balance().equals(opening.plus(totals.net()))) {
        throw new IllegalStateException("the running balance jumps at journal " + row.journal());
      }
    }
    if (!opening.plus(totals.net()).equals(closing)) {
      throw new IllegalStateException(
          "the rows of "
              + member
              + " lead to "
              + opening.plus(totals.net())
              + ", the books to "
              + closing);
    }
    return new Statement(member, currency, from, to, opening, rows, totals, closing);
  }
}
