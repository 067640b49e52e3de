package coop.byhand.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of the books: seal what is new, look at all seals, make parts of surpluses available. */
@Configuration(proxyBeanMethods = false)
class LedgerJobs {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerJobs.class);
  private static final Duration ROUND = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofDays(1);
  private static final int MEMBERS_AT_ONCE = 50;

  @Bean
  RecurringTask<Void> ledgerSealTask(ObjectProvider<BookSeals> seals) {
    return Tasks.recurring("ledger.seal", FixedDelay.of(ROUND))
        .execute((instance, context) -> round(seals.getObject()));
  }

  @Bean
  RecurringTask<Void> ledgerSealCheckTask(ObjectProvider<BookSeals> seals) {
    return Tasks.recurring("ledger.seal-check", FixedDelay.of(CHECK))
        .execute((instance, context) -> {
          if (seals.getObject().verify() instanceof SealCheck.Broken(long seal)) {
            LOG.error("Seal {} of the books is not the seal of the rows it names", seal);
          }
        });
  }

  @Bean
  RecurringTask<Void> ledgerPatronageTask(ObjectProvider<YearClose> years) {
    return Tasks.recurring("ledger.patronage", FixedDelay.of(SOON))
        .execute((instance, context) -> {
          while (years.getObject().makeAvailable(MEMBERS_AT_ONCE) > 0) {
            // Some members, one transaction at a time.
          }
        });
  }

  static void round(BookSeals seals) {
    Optional<Long> settled = seals.settled();
    if (settled.isEmpty()) {
      return;
    }
    while (seals.sealNext(settled.get()).isPresent()) {
      // One batch, one transaction at a time.
    }
    seals.snapshot(settled.get());
  }
}
