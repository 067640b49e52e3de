package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Each process compares once by itself, however often its database is away at first. */
@ByhandTest
class ReconciliationAtStartTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired Walk walk;
  @Autowired BalanceRows rows;
  @Autowired AlertRows alerts;
  @Autowired Unallocated unallocated;
  @Autowired Corrections corrections;
  @Autowired PaymentJobs.Queue queue;
  @Autowired Clock clock;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient sql;

  private boolean away = true;
  private Reconciliation fresh;

  @BeforeEach
  void aProcessThatHasJustStarted() {
    fresh =
        new Reconciliation(
            walk, rows, alerts, unallocated, corrections, queue, clock, new Unreliable());
    await().atMost(PATIENCE).until(() -> waiting() == 0);
  }

  @Test
  void itAsksOnceAndAgainOnlyIfItCouldNot() {
    assertThatThrownBy(fresh::requestOnceSinceStart)
        .isInstanceOf(CannotCreateTransactionException.class);
    long before = done();
    away = false;
    fresh.requestOnceSinceStart();
    await().atMost(PATIENCE).until(() -> done() > before && waiting() == 0);
    fresh.requestOnceSinceStart();
    assertThat(waiting()).isZero();
  }

  private long waiting() {
    return count(
        "select count(*) from jobs.scheduled_tasks where task_name = 'payments-reconcile'");
  }

  private long done() {
    return count("select count(*) from payments.reconciliation where finished_at is not null");
  }

  private long count(String query) {
    return sql.sql(query).query(Long.class).single();
  }

  /** The house's transactions, unless the database is away. */
  private final class Unreliable implements PlatformTransactionManager {

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
      if (away) {
        throw new CannotCreateTransactionException("the database is away");
      }
      return transactions.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
      transactions.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
      transactions.rollback(status);
    }
  }
}
