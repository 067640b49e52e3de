package coop.byhand.governance;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The jobs of the assembly: one at each planned instant, and a round every minute in case one was
 * missed. Both call everything that is due, the longest due first.
 */
@Configuration(proxyBeanMethods = false)
class BellConfiguration {

  private static final Duration ROUND = Duration.ofMinutes(1);

  @Bean
  OneTimeTask<Void> proposalDue(ObjectProvider<Chair> chair) {
    return Tasks.oneTime(Bell.DUE).execute((instance, context) -> callAll(chair.getObject()));
  }

  @Bean
  RecurringTask<Void> roundOfTheAssembly(ObjectProvider<Chair> chair) {
    return Tasks.recurring("governance.round", FixedDelay.of(ROUND))
        .execute((instance, context) -> callAll(chair.getObject()));
  }

  private static void callAll(Chair chair) {
    while (chair.callNext().isPresent()) {
      // One proposal, one step, one transaction at a time.
    }
  }
}
