package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import coop.byhand.ByhandTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A job that ends with its work is gone exactly if the work is done. */
@ByhandTest
class JobEndsTests {

  @Autowired PaymentJobs.Queue queue;
  @Autowired SchedulerClient client;
  @Autowired TaskRepository within;
  @Autowired CompletionHandler<Void> end;
  @Autowired TransactionTemplate transaction;

  private final String event = "evt_" + UUID.randomUUID().toString().replace("-", "");
  private final TaskInstance<Void> job = new TaskInstance<>("payments-event", event);

  @BeforeEach
  void aJobThatIsNotDueYet() {
    queue.event(event, Instant.parse("2999-01-01T00:00:00Z"));
  }

  @AfterEach
  void nothingIsLeft() {
    within.getExecution(job).ifPresent(within::remove);
  }

  @Test
  void itLeavesWithTheCommit() {
    transaction.executeWithoutResult(ignored -> {
      queue.eventDone(event);
      assertThat(client.getScheduledExecution(job)).as("in the transaction").isEmpty();
      assertThat(elsewhere()).as("outside of it").isTrue();
    });
    assertThat(elsewhere()).isFalse();
  }

  @Test
  void itStaysIfTheWorkIsTakenBack() {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(ignored -> {
              queue.eventDone(event);
              throw new IllegalStateException("the sale failed");
            }))
        .hasMessage("the sale failed");
    assertThat(elsewhere()).isTrue();
  }

  @Test
  void whatTheWorkLeftBehindIsRemovedAtTheEndAndWhatIsGoneIsNoError() {
    Execution execution = within.getExecution(job).orElseThrow();
    complete(execution);
    assertThat(elsewhere()).isFalse();
    complete(execution);
    queue.eventDone(event);
  }

  private void complete(Execution execution) {
    Instant now = Instant.parse("2999-01-01T00:00:01Z");
    end.complete(
        ExecutionComplete.success(execution, now, now.plus(Duration.ofSeconds(1))),
        new ExecutionOperations<>(within, SchedulerListeners.NOOP, execution));
  }

  /** What another connection sees. */
  private boolean elsewhere() {
    boolean[] there = new boolean[1];
    Thread other =
        Thread.ofPlatform().start(() -> there[0] = client.getScheduledExecution(job).isPresent());
    try {
      other.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return there[0];
  }
}
