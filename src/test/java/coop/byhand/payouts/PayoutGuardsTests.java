package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.catalogue.Atelier;
import coop.byhand.members.MemberId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database itself refuses, whoever asks: the last guard against paying twice. */
@ByhandTest
class PayoutGuardsTests {

  private static final int RUN = 900_001;

  @Autowired Atelier atelier;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private MemberId ana;

  @BeforeEach
  void anaIsAMember() {
    ana = atelier.member("Ana Lima").id();
  }

  @Test
  void aRunPaysAMemberOnceInACurrency() {
    inVain(() -> {
      payout("EUR");
      payout("USD");
      refused("duplicate key", () -> payout("EUR"));
    });
  }

  @Test
  void onlyOneRunIsOpen() {
    refused(
        "run_one_open",
        """
        insert into payouts.run (run_no, policy_version, started_at)
        values (900002, 1, now()), (900003, 1, now())
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "sent, failed",
    "sent, intended",
    "failed, sent",
    "failed, intended",
    "sent, sent",
  })
  void aPayoutThatIsDecidedStaysAsItIs(String decided, String wanted) {
    inVain(() -> {
      payout("EUR");
      become(decided);
      refused("cannot become another", () -> become(wanted));
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount = amount + 1",
        "member_id = gen_random_uuid()",
        "transfer_id = gen_random_uuid()",
        "intended_at = intended_at - interval '1 day'",
      })
  void aPayoutOnItsWayIsNeverAnotherOne(String change) {
    inVain(() -> {
      payout("EUR");
      refused(
          "cannot become another",
          "update payouts.payout set " + change + " where run_no = " + RUN);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = 'sent'",
        "state = 'failed', decided_at = intended_at",
        "state = 'sent', decided_at = intended_at, reason = 'none'",
        "state = 'sent', decided_at = intended_at - interval '1 second'",
        "state = 'returned', decided_at = intended_at",
      })
  void aStateWithoutWhatBelongsToItIsRefused(String change) {
    inVain(() -> {
      payout("EUR");
      refused("check constraint", "update payouts.payout set " + change + " where run_no = " + RUN);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "payout", "left_out", "clawback"})
  void nothingIsEverDeleted(String table) {
    refused("append-only", "delete from payouts." + table + " where false");
    refused("append-only", "truncate payouts." + table + " cascade");
  }

  @Test
  void aRunThatHasEndedStaysAsItIs() {
    inVain(() -> {
      run();
      refused(
          "cannot become another",
          "update payouts.run set finished_at = null where run_no = " + RUN);
    });
  }

  @Test
  void whoWasLeftOutIsNotRewritten() {
    refused("append-only", "update payouts.left_out set reason = 'account_closed' where false");
  }

  @Test
  void oneClawbackAtATimeIsUnderWayAndADecidedOneStays() {
    inVain(() -> {
      payout("EUR");
      become("sent");
      clawback();
      refused("clawback_one_open", this::clawback);
    });
    inVain(() -> {
      payout("EUR");
      become("sent");
      clawback();
      String done = "update payouts.clawback set state = 'done', decided_at = intended_at";
      run(done + " where member_id = '" + ana.value() + "'");
      refused(
          "cannot become another",
          "update payouts.clawback set state = 'failed', reason = 'x' where member_id = '"
              + ana.value()
              + "'");
    });
  }

  private void run() {
    run(
        """
        insert into payouts.run (run_no, policy_version, started_at, finished_at)
        values (%d, 1, now(), now()) on conflict do nothing
        """
            .formatted(RUN));
  }

  private void payout(String currency) {
    run();
    run(
        """
        insert into payouts.payout (payout_id, run_no, member_id, amount, currency, transfer_id,
                                    state, intended_at)
        values (gen_random_uuid(), %d, '%s', 1000, '%s', gen_random_uuid(), 'intended', now())
        """
            .formatted(RUN, ana.value(), currency));
  }

  private void become(String state) {
    run(
        """
        update payouts.payout set state = '%1$s',
          decided_at = case when '%1$s' = 'intended' then null else now() end,
          reason = case when '%1$s' = 'failed' then 'short' end
        where run_no = %2$d
        """
            .formatted(state, RUN));
  }

  private void clawback() {
    run(
        """
        insert into payouts.clawback (reversal_id, payout_id, member_id, amount, currency, owed,
                                      policy_version, state, intended_at)
        select gen_random_uuid(), payout_id, member_id, 500, currency, 700, 1, 'intended', now()
        from payouts.payout where run_no = %d
        """
            .formatted(RUN));
  }

  private void run(String statement) {
    sql.sql(statement).update();
  }

  /** Does something and undoes it. */
  private void inVain(Runnable deed) {
    transaction.executeWithoutResult(status -> {
      deed.run();
      status.setRollbackOnly();
    });
  }

  private void refused(String because, String statement) {
    refused(because, () -> run(statement));
  }

  private void refused(String because, Runnable deed) {
    assertThatThrownBy(Deadlocks.saidAgain(() -> inVain(deed)))
        .isInstanceOf(DataAccessException.class)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(because));
  }
}
