package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.members.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each view of the invariants shows what it is there to show: the books are broken and set right. */
@ByhandTest
class BrokenInvariantsTests {

  @Autowired Bookkeeper bookkeeper;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void eachInvariantIsSeenToBreak() {
    MemberId ana = bookkeeper.maker("Ana");
    PaidOrder order = bookkeeper.sell(bookkeeper.line(ana, 5000));
    String line = order.lines().getFirst().line();
    String refund = bookkeeper.refund(order, order.lines().getFirst(), 100);
    breaks(
        "l01_books_balance",
        "update ledger.account set balance = balance + 1, version = version + 1 where member_id = '"
            + ana.value()
            + "'");
    breaks(
        "l03_orders_divided",
        "update ledger.account set balance = balance + 1, version = version + 1"
            + " where chart = 'creator.pending' and member_id = '"
            + ana.value()
            + "'");
    breaks(
        "l03_orders_divided",
        "insert into ledger.line_move select journal_id, 99, '"
            + line
            + "', 1, 'blocked', -1 from ledger.journal where idem_key = 'refund:"
            + refund
            + "'");
    breaks(
        "l10_ledger_nothing_stuck",
        "insert into ledger.journal (kind, idem_key, currency, policy_version, cause, effective_at,"
            + " recorded_at, recorded_in) values ('refund', 'refund:old', 'EUR', 1, 'order_x',"
            + " now(), now() - interval '8 days', 0)");
    breaks("l11_append_only", "drop trigger entry_append_only on ledger.entry");
    breaks(
        "l07_members_not_below_zero",
        "with j as (insert into ledger.journal (kind, idem_key, currency, policy_version, cause,"
            + " effective_at, recorded_at, recorded_in) values ('bank', 'bank:x', 'EUR', 1, 'x',"
            + " now(), now(), 0) returning journal_id) insert into ledger.entry select journal_id,"
            + " 1, account_id, 'EUR', 99999999 from j, ledger.account where chart ="
            + " 'creator.pending' and member_id = '"
            + ana.value()
            + "'");
  }

  private void breaks(String view, String statement) {
    transaction.executeWithoutResult(status -> {
      long before = count(view);
      sql.sql(statement).update();
      assertThat(count(view)).as(statement).isGreaterThan(before);
      status.setRollbackOnly();
    });
  }

  private long count(String view) {
    return sql.sql("select count(*) from oversight." + view).query(Long.class).single();
  }
}
