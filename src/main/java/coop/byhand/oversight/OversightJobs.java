package coop.byhand.oversight;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that looks, and calls the board if it has to. */
@Configuration(proxyBeanMethods = false)
class OversightJobs {

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @Bean
  Task<Void> oversightLookTask(ObjectProvider<Oversight> oversight) {
    return Tasks.recurring("oversight-look", FixedDelay.of(PAUSE))
        .execute((instance, context) -> {
          try {
            oversight.getObject().look();
          } finally {
            // Alerts call even where the look itself fails.
            oversight.getObject().callTheBoard();
          }
        });
  }
}
