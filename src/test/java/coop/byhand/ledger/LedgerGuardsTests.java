package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself refuses, whoever asks: the last guard of the books. */
@ByhandTest
class LedgerGuardsTests {

  @Autowired Ledger ledger;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  @Test
  void aJournalThatDoesNotBalanceIsRefusedWhenTheTransactionEnds() {
    refused(
        "sum to 1",
        """
        with j as (insert into ledger.journal
          (kind, idem_key, currency, policy_version, cause, effective_at, recorded_at, recorded_in)
          values ('fee', gen_random_uuid()::text, 'EUR', 1, 'test', now(), now(), 0)
          returning journal_id)
        insert into ledger.entry select journal_id, s, a.account_id, 'EUR', x
        from j, (values (1, 100, 'stripe.fees'), (2, -99, 'stripe.balance')) as v(s, x, c)
        join ledger.account a on a.chart = c and a.currency = 'EUR'
        """);
  }

  @Test
  void aJournalWithoutEntriesIsRefused() {
    refused(
        "has 0 entries",
        """
        insert into ledger.journal
          (kind, idem_key, currency, policy_version, cause, effective_at, recorded_at, recorded_in)
          values ('fee', gen_random_uuid()::text, 'EUR', 1, 'test', now(), now(), 0)
        """);
  }

  @Test
  void anEntryInAnotherCurrencyIsRefused() {
    refused(
        "violates foreign key constraint",
        """
        with j as (insert into ledger.journal
          (kind, idem_key, currency, policy_version, cause, effective_at, recorded_at, recorded_in)
          values ('fee', gen_random_uuid()::text, 'EUR', 1, 'test', now(), now(), 0)
          returning journal_id)
        insert into ledger.entry select journal_id, 1, a.account_id, 'USD', 100
        from j join ledger.account a on a.chart = 'stripe.fees' and a.currency = 'EUR'
        """);
  }

  @Test
  void aJournalOfAnEarlierTransactionIsClosed() {
    JournalId journal = bookkeeper.post(bookkeeper.sale(bookkeeper.maker("Ana"), 10_000));
    refused(
        "is closed",
        """
        insert into ledger.entry
        select %1$s, 90 + row_number() over (), account_id, 'EUR', x
        from ledger.account, (values (1), (-1)) as v(x)
        where chart = 'stripe.balance' and currency = 'EUR'
        """
            .formatted(journal));
  }

  @Test
  void anEarlyCheckOpensNoBackDoor() {
    openFeeAccounts();
    refused(
        "sum to 5",
        """
        do $$
        declare j bigint; f bigint; b bigint;
        begin
          select account_id into f from ledger.account
            where chart = 'stripe.fees' and currency = 'EUR';
          select account_id into b from ledger.account
            where chart = 'stripe.balance' and currency = 'EUR';
          insert into ledger.journal
            (kind, idem_key, currency, policy_version, cause, effective_at, recorded_at, recorded_in)
            values ('fee', gen_random_uuid()::text, 'EUR', 1, 'test', now(), now(), 0)
            returning journal_id into j;
          insert into ledger.entry values (j, 1, f, 'EUR', 100), (j, 2, b, 'EUR', -100);
          set constraints all immediate;
          insert into ledger.entry values (j, 3, f, 'EUR', 5);
        end $$
        """);
  }

  @Test
  void theWriterCannotChooseTheTransactionOfAJournal() {
    JournalId journal = bookkeeper.post(bookkeeper.sale(bookkeeper.maker("Ana"), 100));
    Long recordedIn =
        sql.sql("select recorded_in from ledger.journal where journal_id = ?")
            .param(journal.value())
            .query(Long.class)
            .single();
    assertThat(recordedIn).isPositive();
  }

  @Test
  void whatStandsInTheBooksIsNeverChanged() {
    bookkeeper.post(bookkeeper.sale(bookkeeper.maker("Ana"), 10_000));
    for (String table :
        List.of("journal", "entry", "paid_order", "order_line", "line_share", "line_move")) {
      refused("append-only", "delete from ledger." + table);
      refused("append-only", "truncate ledger." + table + " cascade");
    }
    refused("append-only", "update ledger.entry set amount = amount + 1");
    refused("append-only", "update ledger.journal set cause = 'another'");
    refused("append-only", "update ledger.order_line set net = net");
    refused("append-only", "update ledger.line_share set amount = amount");
    refused("append-only", "update ledger.line_move set amount = amount");
    refused("append-only", "delete from ledger.account");
  }

  @Test
  void aMembersBalanceCannotGoBelowZeroOrMoveUncounted() {
    MemberId ana = bookkeeper.maker("Ana");
    bookkeeper.post(bookkeeper.sale(ana, 10_000));
    refused(
        "violates check constraint",
        "update ledger.account set balance = -1, version = version + 1 where member_id = '"
            + ana.value()
            + "'");
    refused(
        "cannot become another",
        "update ledger.account set balance = 1 where member_id = '" + ana.value() + "'");
  }

  private void openFeeAccounts() {
    transaction.executeWithoutResult(ignored ->
        ledger.post(
            new ProviderFee(
                "txn_" + UUID.randomUUID(),
                "order_x",
                Money.of(1, "EUR"),
                PolicyVersion.GENESIS,
                clock.instant())));
  }

  private void refused(String why, String statement) {
    openFeeAccounts();
    assertThatThrownBy(
            Deadlocks.saidAgain(
                () -> transaction.executeWithoutResult(ignored -> sql.sql(statement).update())))
        .isInstanceOfAny(
            DataAccessException.class, org.springframework.transaction.TransactionException.class)
        .rootCause()
        .hasMessageContaining(why);
  }
}
