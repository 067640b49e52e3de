package coop.byhand.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly job that forgets old links. */
@Configuration(proxyBeanMethods = false)
class SignInSweep {

  @Bean
  RecurringTask<Void> forgetOldSignInLinks(People people, Guests guests) {
    return Tasks.recurring(
            "identity.forget-old-links", Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 10)))
        .execute((instance, context) -> {
          people.forgetOldLinks();
          guests.forgetOldPasses();
        });
  }
}
