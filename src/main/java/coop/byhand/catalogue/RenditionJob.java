package coop.byhand.catalogue;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the pictures of a work after its draft was kept; one job a work. Only so many run at once
 * as the machine has cores; the others step back, so that a pile of uploads never holds up a vote
 * that is to close or a payment that is to be recorded.
 */
@Configuration(proxyBeanMethods = false)
class RenditionJob {

  private static final String NAME = "catalogue.renditions";
  private static final Duration STEP_BACK = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  /** A machine under load may be too slow twice; a file that is too much for it stays so. */
  private static final int TRIES = 3;

  private final Semaphore presses = new Semaphore(Runtime.getRuntime().availableProcessors());

  static TaskInstance<Void> of(WorkId work) {
    return new TaskInstance<>(NAME, work.toString());
  }

  @Bean
  CustomTask<Void> makeRenditions(ObjectProvider<PrintRoom> room) {
    return Tasks.custom(NAME, Void.class)
        .onFailure(new OnFailureRetryLater<>(AGAIN))
        .execute((instance, context) -> {
          boolean last = context.getExecution().consecutiveFailures >= TRIES - 1;
          return make(room.getObject(), WorkId.parse(instance.getId()).orElseThrow(), last);
        });
  }

  private CompletionHandler<Void> make(PrintRoom room, WorkId work, boolean last) {
    if (!presses.tryAcquire()) {
      return new OnCompleteReschedule<>(FixedDelay.of(STEP_BACK));
    }
    try {
      room.print(work, last);
      return new OnCompleteRemove<>();
    } finally {
      presses.release();
    }
  }
}
