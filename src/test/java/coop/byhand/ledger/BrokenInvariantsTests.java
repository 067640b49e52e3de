package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each view of the invariants shows what it is there to show: the books are broken and set right. */
@ByhandTest
class BrokenInvariantsTests {

  @Autowired Bookkeeper bookkeeper;
  @Autowired YearDesk desk;
  @Autowired FundDesk fundDesk;
  @Autowired SolidarityFund fund;
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

  @Test
  void aClosedYearIsSeenToBreak() {
    int year = desk.openYear();
    desk.sell(year, bookkeeper.maker("Ana"), Money.of(10_000, "EUR"));
    desk.close(year, desk.board());
    String where = " where year = " + year;
    breaks(
        "l09_years_as_voted",
        "alter table ledger.closed_year disable trigger user;"
            + " update ledger.closed_year set reserve_bp = reserve_bp + 1000"
            + where);
    breaks(
        "l09_years_as_voted",
        "alter table ledger.year_share disable trigger user;"
            + " update ledger.year_share set cash = cash + 1, retained = retained - 1"
            + where);
    breaks(
        "l09_years_as_voted",
        "alter table ledger.journal disable trigger journal_in_open_year;"
            + " with j as (insert into ledger.journal (kind, idem_key, currency, policy_version,"
            + " cause, effective_at, recorded_at, recorded_in) select 'fee', 'fee:late', 'EUR', 1,"
            + " 'x', from_at, from_at, 0 from ledger.closed_year"
            + where
            + " returning journal_id) insert into ledger.entry select journal_id, 1, account_id,"
            + " 'EUR', 5 from j, ledger.account where chart = 'commission' and currency = 'EUR'");
    breaks("l11_append_only", "drop trigger journal_in_open_year on ledger.journal");
    breaks("l11_append_only", "drop trigger year_share_append_only on ledger.year_share");
  }

  @Test
  void aGrantIsSeenToBreak() {
    GrantId grant =
        fundDesk.proposed(bookkeeper.maker("Ana"), Money.of(100, "EUR"), fundDesk.board("Dora"));
    assertThat(fund.agree(grant, fundDesk.board("Emil")))
        .isInstanceOf(GrantAgreementOutcome.Agreed.class);
    String unguarded = "alter table ledger.solidarity_grant disable trigger user;";
    String where = " where grant_id = '" + grant.value() + "'";
    breaks(
        "l06_grants_as_agreed",
        unguarded + " update ledger.solidarity_grant set amount = amount + 1" + where);
    breaks(
        "l06_grants_as_agreed",
        unguarded
            + " update ledger.solidarity_grant set state = 'declined', reason = 'x',"
            + " journal_id = null"
            + where);
    breaks(
        "l06_grants_as_agreed",
        "with j as (insert into ledger.journal (kind, idem_key, currency, policy_version, cause,"
            + " effective_at, recorded_at, recorded_in) values ('bank', 'bank:fund', 'EUR', 1, 'x',"
            + " now(), now(), 0) returning journal_id) insert into ledger.entry select journal_id,"
            + " 1, account_id, 'EUR', 5 from j, ledger.account where chart = 'solidarity.fund'"
            + " and currency = 'EUR'");
    breaks("l11_append_only", "drop trigger solidarity_grant_guarded on ledger.solidarity_grant");
    breaks("l11_append_only", "drop trigger journal_grant_agreed on ledger.journal");
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
