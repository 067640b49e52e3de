package coop.byhand;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has the queue looked at as soon as a job that is due can be seen, which is after the commit of
 * what put it in. The library's own way looks at once, sees nothing and then waits for its next
 * regular look: up to a second between a payment and its licence.
 */
@Component
class JobStarts extends AbstractSchedulerListener {

  private final ObjectProvider<Scheduler> scheduler;
  private final Clock clock;

  JobStarts(ObjectProvider<Scheduler> scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  @Override
  public void onExecutionScheduled(TaskInstanceId job, Instant dueAt) {
    if (dueAt.isAfter(clock.now())) {
      return;
    }
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              look();
            }
          });
    } else {
      look();
    }
  }

  private void look() {
    scheduler.getObject().triggerCheckForDueExecutions();
  }
}
