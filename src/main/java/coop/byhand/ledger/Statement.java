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
 * @param gross sum of what buyers paid
 * @param commission sum of what the co-op kept
 * @param net sum of what the member got
 */
public record Statement(
    MemberId member,
    Currency currency,
    Instant from,
    Instant to,
    Money opening,
    List<StatementRow> rows,
    Money gross,
    Money commission,
    Money net,
    Money closing) {

  public Statement {
    rows = List.copyOf(rows);
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
    Money gross = Money.zero(currency);
    Money commission = Money.zero(currency);
    Money net = Money.zero(currency);
    for (StatementRow row : rows) {
      gross = gross.plus(row.gross());
      commission = commission.plus(row.commission());
      net = net.plus(row.net());
      if (!row.balance().equals(opening.plus(net))) {
        throw new IllegalStateException("the running balance jumps at journal " + row.journal());
      }
    }
    if (!opening.plus(net).equals(closing)) {
      throw new IllegalStateException(
          "the rows of " + member + " lead to " + opening.plus(net) + ", the books to " + closing);
    }
    return new Statement(
        member, currency, from, to, opening, rows, gross, commission, net, closing);
  }
}
