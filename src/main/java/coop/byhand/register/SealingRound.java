package coop.byhand.register;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that gives waiting entries their places and seals the log, every minute. */
@Configuration(proxyBeanMethods = false)
class SealingRound {

  private static final Duration ROUND = Duration.ofMinutes(1);

  @Bean
  RecurringTask<Void> roundOfTheRegister(ObjectProvider<Sequencer> sequencer) {
    return Tasks.recurring("register.round", FixedDelay.of(ROUND))
        .execute((instance, context) -> round(sequencer.getObject()));
  }

  static void round(Sequencer sequencer) {
    while (sequencer.placeNext(Sequencer.BATCH) == Sequencer.BATCH) {
      // One batch, one transaction at a time.
    }
    sequencer.seal();
  }
}
