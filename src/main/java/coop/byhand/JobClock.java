package coop.byhand;

import com.github.kagkarlsson.scheduler.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job queue lives by the clock of the house, so that moving the clock makes jobs due. */
@Configuration(proxyBeanMethods = false)
class JobClock {

  @Bean
  Clock dbSchedulerClock(java.time.Clock clock) {
    return clock::instant;
  }
}
