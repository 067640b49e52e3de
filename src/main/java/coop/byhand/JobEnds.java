package coop.byhand;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Lets a job leave the queue in the transaction of its work, so that its end costs no commit of its
 * own: what the scheduler itself removes, it commits for itself.
 */
@Configuration(proxyBeanMethods = false)
class JobEnds {

  /** The queue as the caller's transaction sees and changes it. */
  @Bean
  TaskRepository jobsWithinTransactions(
      DataSource database, DbSchedulerProperties settings, List<Task<?>> tasks, Clock clock) {
    return new JdbcTaskRepository(
        new TransactionAwareDataSourceProxy(database),
        false,
        settings.getTableName(),
        new TaskResolver(SchedulerListeners.NOOP, clock, tasks),
        // Never used for picking, which alone writes a name.
        new SchedulerName.Fixed("end"),
        settings.isPriorityEnabled(),
        clock);
  }

  /** The end of a job that may have left the queue with its work: removes it if it has not. */
  @Bean
  CompletionHandler<Void> removalUnlessGone(ObjectProvider<TaskRepository> jobs) {
    return (complete, operations) ->
        jobs.getObject()
            .getExecution(complete.getExecution().taskInstance)
            .ifPresent(still -> operations.remove());
  }
}
