package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sales that were booked before orders had lines are carried over to the cent. */
class LedgerMigrationTests {

  @Test
  void aSaleFromBeforeIsAnOrderOfOneLine() {
    String url = TestDatabase.fresh();
    migrate(url, "0098");
    JdbcClient sql = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
    sql.sql(
            """
            do $$
            declare p uuid := gen_random_uuid(); m uuid := gen_random_uuid(); e bigint; s bigint;
              j bigint; a bigint; b bigint; c bigint;
            begin
              insert into register.entry (kind, body, leaf_digest, recorded_at)
                values ('member.admitted', '{}', sha256('\\x007b7d'), now()) returning entry_id into e;
              insert into register.entry (kind, body, leaf_digest, recorded_at)
                values ('ledger.sale', '{}', sha256('\\x007b7d'), now()) returning entry_id into s;
              insert into identity.person values (p, 'Ana', 'ana@example.com', 'en', now());
              insert into members.member values (m, p, 1, 'Paints.', now(), null, e);
              insert into ledger.account (code, chart, kind, normal_side, currency, version, opened_at)
                values ('EUR:stripe.balance', 'stripe.balance', 'asset', 'debit', 'EUR', 0, now())
                returning account_id into a;
              insert into ledger.account (code, chart, kind, normal_side, currency, version, opened_at)
                values ('EUR:commission', 'commission', 'income', 'credit', 'EUR', 0, now())
                returning account_id into b;
              insert into ledger.account
                (code, chart, kind, normal_side, currency, member_id, balance, min_balance, version,
                 opened_at)
                values ('EUR:creator.pending:x', 'creator.pending', 'liability', 'credit', 'EUR', m,
                        80, 0, 1, now()) returning account_id into c;
              insert into ledger.journal
                (kind, idem_key, currency, policy_version, cause, effective_at, recorded_at,
                 recorded_in)
                values ('sale', 'sale:order_1', 'EUR', 1, 'order_1', '2026-11-01T00:00:00Z', now(), 0)
                returning journal_id into j;
              insert into ledger.entry values
                (j, 1, a, 'EUR', 100), (j, 2, c, 'EUR', -80), (j, 3, b, 'EUR', -20);
              insert into ledger.sale values
                (j, 'order_1', 'work_1', 'Harbour', 'STANDARD', m, 'EUR', 100, 80, 20, 0, 0,
                 8000, 2000, 0, 0, decode(repeat('ab', 16), 'hex'), sha256('x'), s);
            end $$
            """)
        .update();
    migrate(url, "0105");
    assertThat(
            sql.sql(
                    """
                    select role || ' ' || amount from ledger.line_share
                    where line_ref = 'order_1' order by share
                    """)
                .query(String.class)
                .list())
        .containsExactly("creator 80", "operating 20", "solidarity 0", "reserve 0", "tax 0");
    assertThat(
            sql.sql(
                    "select (hold_until at time zone 'UTC')::date::text from ledger.order_line"
                        + " where order_ref = 'order_1'")
                .query(String.class)
                .single())
        .isEqualTo("2026-11-15");
    for (String view :
        new String[] {
          "l01_books_balance", "l03_orders_divided", "l07_members_not_below_zero", "l11_append_only"
        }) {
      assertThat(sql.sql("select * from oversight." + view).query().listOfRows())
          .as(view)
          .isEmpty();
    }
  }

  private static void migrate(String url, String target) {
    Flyway.configure()
        .dataSource(url, "postgres", "postgres")
        .locations("classpath:db/migration")
        .target(target)
        .load()
        .migrate();
  }
}
