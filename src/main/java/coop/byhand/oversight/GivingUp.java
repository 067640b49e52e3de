package coop.byhand.oversight;

import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The end of a job that failed too often and that no sweep would bring back: it leaves the queue and
 * stands among the given up ones, in one transaction, until somebody has it tried again. Rooms have
 * their jobs end so by asking for the one {@link FailureHandler} of the house.
 */
@Component
class GivingUp implements FailureHandler<Void> {

  private final GivenUpRows rows;
  private final ObjectProvider<TaskRepository> queue;
  private final Clock clock;
  private final TransactionTemplate transaction;

  GivingUp(
      GivenUpRows rows,
      ObjectProvider<TaskRepository> queue,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.rows = rows;
    this.queue = queue;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    Execution job = complete.getExecution();
    transaction.executeWithoutResult(ignored -> {
      // Not through the operations: they commit for themselves.
      queue.getObject().remove(job);
      rows.insert(job.getTaskName(), job.getId(), job.consecutiveFailures + 1, clock.instant());
    });
  }
}
