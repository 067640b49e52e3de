package coop.byhand.payments;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs of this room: act on a message, ask about a payment, and sweep for what no message
 * told. A job carries an id and nothing else; doing it twice changes nothing.
 */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

  private static final TaskDescriptor<Void> EVENT = TaskDescriptor.of("payments-event");
  private static final TaskDescriptor<Void> CHECK = TaskDescriptor.of("payments-check");
  private static final TaskDescriptor<Void> REFUND = TaskDescriptor.of("payments-refund");
  private static final TaskDescriptor<Void> CLOSE = TaskDescriptor.of("payments-close");
  private static final String SWEEP = "payments-sweep";

  private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
  // 2 + 4 + 8 + … + 4,096 seconds: a little over two hours in all.
  private static final int RETRIES = 12;
  private static final int BACKOFF = 2;
  private static final Duration SWEEP_PAUSE = Duration.ofMinutes(1);

  @Bean
  Task<Void> paymentsEventTask(ObjectProvider<ProviderMessages> messages) {
    return Tasks.oneTime(EVENT)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES)
                .withBackoff(FIRST_RETRY, BACKOFF)
                .thenRemove(complete ->
                    messages
                        .getObject()
                        .setAside(
                            complete.getExecution().taskInstance.getId(),
                            "given up after " + RETRIES + " tries")))
        .execute((instance, context) -> messages.getObject().work(instance.getId()));
  }

  /** A check that is given up is found again by the sweep. */
  @Bean
  Task<Void> paymentsCheckTask(ObjectProvider<Payments> payments) {
    return Tasks.oneTime(CHECK)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES).withBackoff(FIRST_RETRY, BACKOFF).thenRemove())
        .execute((instance, context) ->
            PaymentId.parse(instance.getId()).ifPresent(payments.getObject()::check));
  }

  /** A page that does not close is found again by the sweep. */
  @Bean
  Task<Void> paymentsCloseTask(ObjectProvider<Dialogue> dialogue) {
    return Tasks.oneTime(CLOSE)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES).withBackoff(FIRST_RETRY, BACKOFF).thenRemove())
        .execute((instance, context) ->
            PaymentId.parse(instance.getId()).ifPresent(dialogue.getObject()::close));
  }

  /** A refund that is given up is found again by the sweep. */
  @Bean
  Task<Void> paymentsRefundTask(ObjectProvider<MoneyBack> moneyBack) {
    return Tasks.oneTime(REFUND)
        .onFailure(
            FailureHandler.<Void>maxRetries(RETRIES).withBackoff(FIRST_RETRY, BACKOFF).thenRemove())
        .execute((instance, context) ->
            RefundId.parse(instance.getId()).ifPresent(moneyBack.getObject()::pursue));
  }

  @Bean
  Task<Void> paymentsSweepTask(ObjectProvider<Payments> payments) {
    return Tasks.recurring(SWEEP, FixedDelay.of(SWEEP_PAUSE))
        .execute((instance, context) -> payments.getObject().sweep());
  }

  /**
   * Puts jobs of this room into the one queue, in the caller's transaction. A job that is there
   * already stays as it is: where two callers put the same one in at the same time, the second
   * meets the first one's key, so each is put in behind a savepoint.
   */
  @Component
  static class Queue {

    private final ObjectProvider<SchedulerClient> jobs;
    private final TransactionTemplate savepoint;

    Queue(ObjectProvider<SchedulerClient> jobs, PlatformTransactionManager transactions) {
      this.jobs = jobs;
      this.savepoint = new TransactionTemplate(transactions);
      this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Each message is stored once, so its job is put in once. */
    void event(String eventId, Instant at) {
      jobs.getObject().scheduleIfNotExists(EVENT.instance(eventId).scheduledTo(at));
    }

    void refund(RefundId refund, Instant at) {
      once(REFUND, refund.toString(), at);
    }

    void close(PaymentId payment, Instant at) {
      once(CLOSE, payment.toString(), at);
    }

    void check(PaymentId payment, Instant at) {
      once(CHECK, payment.toString(), at);
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
