package coop.byhand.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Atelier;
import coop.byhand.members.Member;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What failed for so long that it left the queue is found, and tried again when somebody says so. */
@ByhandTest
class GivenUpTests {

  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final String MAIL = "notifications.send-mail";

  @Autowired Oversight oversight;
  @Autowired List<Task<?>> tasks;
  @Autowired SchedulerClient client;
  @Autowired TaskRepository queue;
  @Autowired TransactionTemplate transaction;
  @Autowired Membership members;
  @Autowired Atelier atelier;
  @Autowired JdbcClient sql;

  private final String id = "mail_" + UUID.randomUUID();

  @AfterEach
  void nothingIsLeft() {
    // Not by the queue: what is tried again may be worked, and so removed, at this moment.
    sql.sql("delete from jobs.scheduled_tasks where task_instance = ?").param(id).update();
    sql.sql("delete from oversight.given_up_job where task_instance = ?").param(id).update();
  }

  @ParameterizedTest
  @ValueSource(strings = {MAIL, "checkout-invoice"})
  void theLastFailureTakesItOutOfTheQueueAndKeepsItFindable(String kind) {
    client.scheduleIfNotExists(new TaskInstance<>(kind, id), LATER);
    fail(kind, 0);
    assertThat(isQueued(kind)).as("it is tried again by itself").isTrue();
    assertThat(found(kind)).isEmpty();

    fail(kind, 50);
    assertThat(isQueued(kind)).isFalse();
    assertThat(found(kind)).containsExactly(id);
  }

  @Test
  void itLeavesTheQueueOnlyIfItIsFindable() {
    client.scheduleIfNotExists(new TaskInstance<>(MAIL, id), LATER);
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(ignored -> {
              fail(MAIL, 50);
              throw new IllegalStateException("the database went away");
            }))
        .hasMessage("the database went away");
    assertThat(isQueued(MAIL)).isTrue();
    assertThat(found(MAIL)).isEmpty();
  }

  @Test
  void theBoardHasItTriedAgainOnce() {
    Member carla = atelier.member("Carla Reyes");
    givenUp();
    assertThat(oversight.tryAgain(carla.id(), MAIL)).isEqualTo(Handled.NOT_THE_BOARD);
    assertThat(found(MAIL)).containsExactly(id);

    members.appoint(carla.id(), Office.BOARD);
    transaction.executeWithoutResult(ignored -> {
      assertThat(oversight.tryAgain(carla.id(), MAIL)).isEqualTo(Handled.QUEUED);
      // Nobody works it before the commit.
      assertThat(isQueued(MAIL)).isTrue();
    });
    assertThat(found(MAIL)).isEmpty();
    assertThat(oversight.tryAgain(carla.id(), MAIL)).isEqualTo(Handled.NOT_OPEN);
  }

  private void givenUp() {
    client.scheduleIfNotExists(new TaskInstance<>(MAIL, id), LATER);
    fail(MAIL, 50);
  }

  /** As the scheduler does it once the job has failed so often before. */
  private void fail(String kind, int before) {
    Execution execution = queue.getExecution(new TaskInstance<>(kind, id)).orElseThrow();
    execution.consecutiveFailures = before;
    endOf(kind)
        .onFailure(
            ExecutionComplete.failure(
                execution, LATER, LATER, new IllegalStateException("no mail server")),
            new ExecutionOperations<>(queue, SchedulerListeners.NOOP, execution));
  }

  @SuppressWarnings("unchecked")
  private FailureHandler<Void> endOf(String kind) {
    return (FailureHandler<Void>)
        tasks.stream()
            .filter(task -> task.getName().equals(kind))
            .findFirst()
            .orElseThrow()
            .getFailureHandler();
  }

  private boolean isQueued(String kind) {
    return client.getScheduledExecution(new TaskInstance<>(kind, id)).isPresent();
  }

  private List<String> found(String kind) {
    return oversight.givenUp().stream()
        .filter(line -> line.kind().equals(kind))
        .flatMap(line -> line.sample().stream())
        .filter(id::equals)
        .toList();
  }
}
