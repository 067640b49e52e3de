package coop.byhand.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs of this room: act on a message, take one thing a step on by asking the provider about
 * it, and sweep for what no message told. A job carries an id and nothing else; doing it twice
 * changes nothing. One that is given up is found again by the sweep.
 */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

  private static final TaskDescriptor<Void> EVENT = TaskDescriptor.of("payments-event");
  private static final TaskDescriptor<Void> CHECK = TaskDescriptor.of("payments-check");
  private static final TaskDescriptor<Void> CLOSE = TaskDescriptor.of("payments-close");
  private static final TaskDescriptor<Void> REFUND = TaskDescriptor.of("payments-refund");
  private static final TaskDescriptor<Void> RECIPIENT = TaskDescriptor.of("payments-recipient");
  private static final TaskDescriptor<Void> TRANSFER = TaskDescriptor.of("payments-transfer");
  private static final TaskDescriptor<Void> REVERSAL = TaskDescriptor.of("payments-reversal");
  private static final TaskDescriptor<Void> DISPUTE = TaskDescriptor.of("payments-dispute");
  private static final TaskDescriptor<Void> BANK = TaskDescriptor.of("payments-bank");
  private static final TaskDescriptor<Void> RECONCILE = TaskDescriptor.of("payments-reconcile");
  private static final String SWEEP = "payments-sweep";
  private static final String DAILY = "payments-daily";

  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  // 2 + 4 + 8 + … + 4,096 seconds: a little over two hours in all.
  private static final int RETRIES = 12;
  private static final int BACKOFF = 2;
  private static final Duration SWEEP_PAUSE = Duration.ofMinutes(1);
  private static final Duration A_DAY = Duration.ofDays(1);

  @Bean
  Task<Void> paymentsEventTask(
      ObjectProvider<ProviderMessages> messages, ObjectProvider<CompletionHandler<Void>> end) {
    return Tasks.custom(EVENT)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES)
                .withBackoff(FIRST_RETRY, BACKOFF)
                .thenRemove(complete ->
                    messages
                        .getObject()
                        .setAside(
                            // A job for a message that is worked again bears a number after it.
                            complete.getExecution().taskInstance.getId().split("#", 2)[0],
                            "given up after " + RETRIES + " tries")))
        .execute((instance, context) -> {
          messages.getObject().work(instance.getId().split("#", 2)[0]);
          return end.getObject();
        });
  }

  @Bean
  Task<Void> paymentsCheckTask(ObjectProvider<Payments> payments) {
    return job(CHECK, id -> PaymentId.parse(id).ifPresent(payments.getObject()::check));
  }

  @Bean
  Task<Void> paymentsCloseTask(ObjectProvider<Dialogue> dialogue) {
    return job(CLOSE, id -> PaymentId.parse(id).ifPresent(dialogue.getObject()::close));
  }

  @Bean
  Task<Void> paymentsRefundTask(ObjectProvider<MoneyBack> moneyBack) {
    return job(REFUND, id -> RefundId.parse(id).ifPresent(moneyBack.getObject()::pursue));
  }

  @Bean
  Task<Void> paymentsRecipientTask(ObjectProvider<Introduction> introduction) {
    return job(RECIPIENT, payee -> introduction.getObject().check(payee));
  }

  @Bean
  Task<Void> paymentsTransferTask(ObjectProvider<MoneyOut> moneyOut) {
    return job(TRANSFER, id -> TransferId.parse(id).ifPresent(moneyOut.getObject()::pursue));
  }

  @Bean
  Task<Void> paymentsReversalTask(ObjectProvider<MoneyOut> moneyOut) {
    return job(REVERSAL, id -> ReversalId.parse(id).ifPresent(moneyOut.getObject()::pursue));
  }

  @Bean
  Task<Void> paymentsDisputeTask(ObjectProvider<DisputeDesk> disputes) {
    return job(DISPUTE, id -> disputes.getObject().ask(id, null));
  }

  @Bean
  Task<Void> paymentsBankTask(ObjectProvider<BankDesk> bank) {
    return job(BANK, id -> bank.getObject().ask(id, null));
  }

  @Bean
  Task<Void> paymentsReconcileTask(ObjectProvider<Reconciliation> reconciliation) {
    return job(RECONCILE, ignored -> reconciliation.getObject().run());
  }

  @Bean
  Task<Void> paymentsDailyTask(ObjectProvider<Reconciliation> reconciliation) {
    return Tasks.recurring(DAILY, FixedDelay.of(A_DAY))
        .execute((instance, context) -> reconciliation.getObject().request());
  }

  @Bean
  Task<Void> paymentsSweepTask(
      ObjectProvider<Payments> payments,
      ObjectProvider<Transfers> transfers,
      ObjectProvider<Recipients> recipients,
      ObjectProvider<DisputeDesk> disputes,
      ObjectProvider<Reconciliation> reconciliation) {
    return Tasks.recurring(SWEEP, FixedDelay.of(SWEEP_PAUSE))
        .execute((instance, context) -> {
          reconciliation.getObject().requestOnceSinceStart();
          payments.getObject().sweep();
          transfers.getObject().sweep();
          recipients.getObject().sweep();
          disputes.getObject().sweep();
        });
  }

  private static Task<Void> job(TaskDescriptor<Void> kind, Consumer<String> work) {
    return Tasks.oneTime(kind)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES).withBackoff(FIRST_RETRY, BACKOFF).thenRemove())
        .execute((instance, context) -> work.accept(instance.getId()));
  }

  /**
   * Puts jobs of this room into the one queue, in the caller's transaction. A job that is there
   * already stays as it is: where two callers put the same one in at the same time, the second
   * meets the first one's key, so each is put in behind a savepoint.
   */
  @Component
  static class Queue {

    private final ObjectProvider<SchedulerClient> jobs;
    private final ObjectProvider<TaskRepository> within;
    private final TransactionTemplate savepoint;

    Queue(
        ObjectProvider<SchedulerClient> jobs,
        ObjectProvider<TaskRepository> within,
        PlatformTransactionManager transactions) {
      this.jobs = jobs;
      this.within = within;
      this.savepoint = new TransactionTemplate(transactions);
      this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Each message is stored once, so its job is put in once. */
    void event(String eventId, Instant at) {
      jobs.getObject().scheduleIfNotExists(EVENT.instance(eventId).scheduledTo(at));
    }

    /** What a message was about is recorded: its job leaves the queue in the same transaction. */
    void eventDone(String eventId) {
      TaskRepository queue = within.getObject();
      queue.getExecution(EVENT.instance(eventId).build()).ifPresent(queue::remove);
    }

    /** The job that parked the message may not have ended yet, so this one has a name of its own. */
    void eventAgain(String eventId, Instant at) {
      once(EVENT, eventId + "#" + at.toEpochMilli(), at);
    }

    void refund(RefundId refund, Instant at) {
      once(REFUND, refund.toString(), at);
    }

    void check(PaymentId payment, Instant at) {
      once(CHECK, payment.toString(), at);
    }

    void close(PaymentId payment, Instant at) {
      once(CLOSE, payment.toString(), at);
    }

    void recipient(String payee, Instant at) {
      once(RECIPIENT, payee, at);
    }

    void transfer(TransferId transfer, Instant at) {
      once(TRANSFER, transfer.toString(), at);
    }

    void reversal(ReversalId reversal, Instant at) {
      once(REVERSAL, reversal.toString(), at);
    }

    void dispute(String dispute, Instant at) {
      once(DISPUTE, dispute, at);
    }

    void bank(String payout, Instant at) {
      once(BANK, payout, at);
    }

    void reconcile(Instant at) {
      once(RECONCILE, "all", at);
    }

    private void once(TaskDescriptor<Void> task, String instance, Instant at) {
      TaskInstanceId job = task.instanceId(instance);
      try {
        savepoint.executeWithoutResult(ignored ->
            jobs.getObject().scheduleIfNotExists(task.instance(instance).scheduledTo(at)));
      } catch (SQLRuntimeException | TaskInstanceException taken) {
        if (jobs.getObject().getScheduledExecution(job).isEmpty()) {
          throw taken;
        }
      }
    }
  }
}
