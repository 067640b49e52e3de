package coop.byhand.provenance;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Weighs the opinions on a claim at the instant at which one of them begins to count. */
@Configuration(proxyBeanMethods = false)
class CountingJob {

  private static final String NAME = "provenance.count";

  /** One job a claim and instant, so that two opinions never share one. */
  static TaskInstance<Void> at(ClaimId claim, Instant countsFrom) {
    return new TaskInstance<>(NAME, claim + "@" + countsFrom.toEpochMilli());
  }

  @Bean
  OneTimeTask<Void> countOpinions(ObjectProvider<ReviewDesk> desk) {
    return Tasks.oneTime(NAME, Void.class)
        .execute((instance, context) -> {
          String claim = instance.getId().substring(0, instance.getId().indexOf('@'));
          desk.getObject().settle(ClaimId.parse(claim).orElseThrow());
        });
  }
}
