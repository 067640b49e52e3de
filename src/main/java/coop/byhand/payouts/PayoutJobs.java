package coop.byhand.payouts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import coop.byhand.payments.Transfers;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The rounds of this room. Each looks up what is due and does it in small steps, so one that was
 * cut off or ran twice changes nothing. The provider is asked by the payments room's own jobs.
 */
@Configuration(proxyBeanMethods = false)
class PayoutJobs {

  /** Holds and intervals count in days; nobody waits for these minutes. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private static final Duration CLAWBACK_PAUSE = Duration.ofHours(1);

  @Bean
  RecurringTask<Void> payoutsReleaseTask(ObjectProvider<Releases> releases) {
    return Tasks.recurring("payouts-release", FixedDelay.of(PAUSE))
        .execute((instance, context) -> releases.getObject().sweep());
  }

  /** Releases first, so that what came out of its hold today is paid today. */
  @Bean
  RecurringTask<Void> payoutsRunTask(
      ObjectProvider<Releases> releases,
      ObjectProvider<Transfers> transfers,
      ObjectProvider<PayoutRuns> runs) {
    return Tasks.recurring("payouts-run", FixedDelay.of(PAUSE))
        .execute((instance, context) -> {
          releases.getObject().sweep();
          // What a restored copy of the database has forgotten was paid is paid all the same.
          transfers.getObject().rememberOnce();
          runs.getObject().pursue();
        });
  }

  @Bean
  RecurringTask<Void> payoutsClawbackTask(ObjectProvider<ClawbackSweep> clawbacks) {
    return Tasks.recurring("payouts-clawback", FixedDelay.of(CLAWBACK_PAUSE))
        .execute((instance, context) -> clawbacks.getObject().sweep());
  }
}
