package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.policy.PolicyVersion;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes into years that are long over, for the tests of their close: the books of the tests are
 * shared and can be closed only once a year, so each test takes the next one from 1990 on.
 */
public class YearDesk {

  private static final int FIRST = 1990;

  private final Bookkeeper bookkeeper;
  private final YearClose years;
  private final SaleBookings sales;
  private final RefundBookings refunds;
  private final Journals journals;
  private final Membership membership;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final JdbcClient sql;

  YearDesk(
      Bookkeeper bookkeeper,
      YearClose years,
      SaleBookings sales,
      RefundBookings refunds,
      Journals journals,
      Membership membership,
      Clock clock,
      TransactionTemplate transaction,
      JdbcClient sql) {
    this.bookkeeper = bookkeeper;
    this.years = years;
    this.sales = sales;
    this.refunds = refunds;
    this.journals = journals;
    this.membership = membership;
    this.clock = clock;
    this.transaction = transaction;
    this.sql = sql;
  }

  /** The year that can be closed next; something is written into it, and no loss waits for it. */
  public int openYear() {
    int last =
        sql.sql("select coalesce(max(year), ?) from ledger.closed_year")
            .param(FIRST - 1)
            .query(Integer.class)
            .single();
    bank(last + 1);
    for (String currency : List.of("EUR", "GBP", "USD", "JPY")) {
      long lost =
          sql.sql(
                  "select coalesce(sum(amount), 0) from ledger.entry join ledger.account"
                      + " using (account_id, currency) where chart = 'surplus' and currency = ?")
              .param(currency)
              .query(Long.class)
              .single();
      if (lost > 0) {
        throw new IllegalStateException("an earlier test left a loss of " + lost + currency);
      }
    }
    return last + 1;
  }

  /** A member of the board. */
  public MemberId board() {
    MemberId board = bookkeeper.maker("Dora");
    membership.appoint(board, Office.BOARD);
    return board;
  }

  MemberId maker(String name) {
    return bookkeeper.maker(name);
  }

  /** The middle of a year. */
  Instant in(int year) {
    return LocalDate.of(year, 7, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** A sale of one creator, of which the co-op keeps 18 %. */
  public void sell(int year, MemberId creator, Money net) {
    sell(year, bookkeeper.line(Map.of(creator, 1), net, 1900, "DE"));
  }

  PaidOrder sell(int year, SaleLine line) {
    PaidOrder order =
        new PaidOrder("order_" + UUID.randomUUID(), PolicyVersion.GENESIS, List.of(line), in(year));
    transaction.executeWithoutResult(ignored -> sales.sell(order, in(year)));
    return order;
  }

  /** A refund of a year, asked for and sent. */
  void refund(int year, PaidOrder order, long gross) {
    String refund = "refund_" + UUID.randomUUID();
    RefundClaim claim = bookkeeper.claim(refund, order, order.lines().getFirst(), gross);
    transaction.executeWithoutResult(ignored -> {
      if (!(refunds.intend(claim, in(year)) instanceof RefundBooking.Booked)) {
        throw new IllegalStateException("not refunded: " + claim);
      }
      refunds.sent(refund, PaidFrom.PROVIDER, in(year), in(year));
    });
  }

  /** What the provider kept in a year. */
  public void fee(int year, Money fee) {
    ProviderFee kept =
        new ProviderFee(
            "txn_" + UUID.randomUUID(), "order_x", fee, PolicyVersion.GENESIS, in(year));
    transaction.executeWithoutResult(ignored -> journals.write(Draft.of(kept), in(year)));
  }

  /** A movement that is neither income nor expense. */
  void bank(int year) {
    BankMovement movement =
        new BankMovement(
            "po_" + UUID.randomUUID(),
            Money.of(1, "EUR"),
            BankMovement.Direction.TO_BANK,
            in(year));
    transaction.executeWithoutResult(
        ignored -> journals.write(Draft.of(movement, PolicyVersion.GENESIS), in(year)));
  }

  /** Closes a year, which must come out. */
  public YearReport close(int year, MemberId board) {
    CloseOutcome outcome = years.close(year, board);
    if (outcome instanceof CloseOutcome.Closed closed) {
      return closed.report();
    }
    throw new IllegalStateException(outcome.toString());
  }

  /** Makes all cash parts available. */
  public void makeAvailable() {
    while (years.makeAvailable(20) > 0) {
      // Some at a time.
    }
  }

  YearReport.InCurrency in(YearReport report, String currency) {
    return report.currencies().stream()
        .filter(one -> one.currency().equals(Currency.getInstance(currency)))
        .findFirst()
        .orElseThrow();
  }

  /** A member leaves now. */
  void leaves(MemberId member) {
    sql.sql("update members.member set left_at = ? where member_id = ?")
        .param(Timestamp.from(clock.instant().plusSeconds(1)))
        .param(member.value())
        .update();
  }
}
