package coop.byhand.catalogue;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the pictures of a work after its draft was kept; one job a work. */
@Configuration(proxyBeanMethods = false)
class RenditionJob {

  private static final String NAME = "catalogue.renditions";

  static TaskInstance<Void> of(WorkId work) {
    return new TaskInstance<>(NAME, work.toString());
  }

  @Bean
  OneTimeTask<Void> makeRenditions(ObjectProvider<PrintRoom> room) {
    return Tasks.oneTime(NAME, Void.class)
        .execute((instance, context) ->
            room.getObject().print(WorkId.parse(instance.getId()).orElseThrow()));
  }
}
