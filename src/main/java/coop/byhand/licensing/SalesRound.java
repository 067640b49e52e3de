package coop.byhand.licensing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The job that shows works for sale again once an exclusive licence or a freeze has run out. Only
 * what lists show waits for it: whether a work is sold is asked of the clock each time.
 */
@Configuration(proxyBeanMethods = false)
class SalesRound {

  private static final Duration ROUND = Duration.ofMinutes(10);

  @Bean
  RecurringTask<Void> roundOfSales(ObjectProvider<SalesDesk> desk) {
    return Tasks.recurring("licensing.round", FixedDelay.of(ROUND))
        .execute((instance, context) -> desk.getObject().reopenDue());
  }
}
