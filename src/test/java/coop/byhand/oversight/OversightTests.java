package coop.byhand.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Task;
import coop.byhand.ByhandTest;
import coop.byhand.look.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
@RecordApplicationEvents
class OversightTests {

  @Autowired Oversight oversight;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  @Autowired List<Task<?>> tasks;
  @Autowired Texts texts;
  @Autowired ApplicationEvents events;

  @Test
  void aLookAsksEveryInvariantAndIsKept() {
    List<Look> found = oversight.look();
    assertThat(found).extracting(Look::invariant).containsExactly(Invariant.values());
    assertThat(oversight.lastLooks())
        .extracting(Look::invariant)
        .containsExactly(Invariant.values());
  }

  @Test
  void aMessageThatNobodyWorkedIsFoundAndNamed() {
    String event = "evt_" + UUID.randomUUID();
    List<Look> found =
        Objects.requireNonNull(
            transaction.execute(status -> {
              messageThatNobodyWorked(event);
              status.setRollbackOnly();
              return oversight.look();
            }));
    Look messages =
        found.stream().filter(look -> look.invariant() == Invariant.L8).findFirst().orElseThrow();
    assertThat(messages.holds()).isFalse();
    assertThat(messages.sample()).contains(event);
  }

  private void messageThatNobodyWorked(String event) {
    sql.sql(
            """
            insert into payments.webhook_event
              (event_id, type, live, payload, received_at, state, came_by)
            values (?, 'charge.updated', false, '{}', ?, 'received', 'hook')
            """)
        .params(event, clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
        .update();
  }

  @Test
  void theQueueNamesEachKindOfJobOnce() {
    assertThat(oversight.queue())
        .extracting(QueueLine::kind)
        .doesNotHaveDuplicates()
        .contains("oversight-look", "payments-sweep");
  }

  /** A node that is gone leaves its jobs picked; nobody else would ever call them late. */
  @Test
  void aJobOfANodeThatIsGoneIsOverdue() {
    Instant hourAgo = clock.instant().minus(Duration.ofHours(1));
    QueueLine line = queued(hourAgo, hourAgo);
    assertThat(line.overdue()).isEqualTo(1);
    assertThat(line.oldestDue()).isNotNull();
    assertThat(queued(hourAgo, clock.instant()).overdue()).as("somebody works it").isZero();
  }

  private QueueLine queued(Instant due, Instant heartbeat) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          sql.sql(
                  """
                  insert into jobs.scheduled_tasks
                    (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
                     version)
                  values ('of-a-test', '1', ?, true, 'a node', ?, 1)
                  """)
              .params(due.atOffset(ZoneOffset.UTC), heartbeat.atOffset(ZoneOffset.UTC))
              .update();
          status.setRollbackOnly();
          return oversight.queue().stream()
              .filter(line -> line.kind().equals("of-a-test"))
              .findFirst()
              .orElseThrow();
        }));
  }

  @Test
  void theBoardIsCalledForWhatTwoLooksFindSoonAfterEachOther() {
    still(() -> {
      sql.sql("delete from oversight.look").update();
      messageThatNobodyWorked("evt_" + UUID.randomUUID());
      assertThat(lookAndCall()).as("found for the first time").doesNotContain(Invariant.L8);
      assertThat(lookAndCall()).contains(Invariant.L8);
      sql.sql("delete from oversight.look").update();
      sql.sql(
              "insert into oversight.look (invariant, looked_at, violations, sample)"
                  + " values ('L8', ?, 1, 'x')")
          .param(clock.instant().minus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC))
          .update();
      assertThat(lookAndCall()).as("found long ago").doesNotContain(Invariant.L8);
      assertThat(lookAndCall()).contains(Invariant.L8);
    });
  }

  @Test
  void theBoardIsCalledForAlertsThatAreOpen() {
    still(() -> {
      Instant yesterday = alert(Duration.ofHours(25));
      Instant now = alert(Duration.ofHours(1));
      lookAndCall();
      assertThat(calls().getLast().alerts()).contains(yesterday, now);
    });
  }

  /** In one state of the database, which nobody else changes meanwhile, and for nothing. */
  private void still(Runnable test) {
    TransactionTemplate still =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    still.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    still.executeWithoutResult(status -> {
      status.setRollbackOnly();
      test.run();
    });
  }

  /** What the board is called for, besides alerts. */
  private List<Invariant> lookAndCall() {
    int before = calls().size();
    oversight.look();
    oversight.callTheBoard();
    return calls().size() == before ? List.of() : calls().getLast().broken();
  }

  private Instant alert(Duration ago) {
    Instant at = clock.instant().minus(ago).truncatedTo(ChronoUnit.MICROS);
    sql.sql(
            "insert into payments.alert (kind, subject, detail, raised_at) values"
                + " ('movement_missing', ?, 'x', ?)")
        .params(UUID.randomUUID().toString(), at.atOffset(ZoneOffset.UTC))
        .update();
    return at;
  }

  private List<BoardIsNeeded> calls() {
    return events.stream(BoardIsNeeded.class).toList();
  }

  @Test
  void mailThatWaitsIsCountedUnlessItCanNeverBeSent() {
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      long before = oversight.unsentMail().number();
      Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
      write("'Words'", false, longAgo);
      write("null", true, longAgo.minusSeconds(1));
      assertThat(oversight.unsentMail()).isEqualTo(new UnsentMail(before + 1, longAgo, false));
      sql.sql("update notifications.mail set sent_at = written_at where sent_at is null").update();
      assertThat(oversight.unsentMail()).isEqualTo(new UnsentMail(0, null, false));
    });
  }

  private void write(String body, boolean secret, Instant at) {
    sql.sql(
            """
            insert into notifications.mail (mail_id, cause, recipient, language, subject, body,
              confidential, written_at)
            values (?, ?, 'ana@example.org', 'en', 'News', %s, ?, ?)
            """
                .formatted(body))
        .params(
            UUID.randomUUID(), UUID.randomUUID().toString(), secret, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyKindOfJobHasWords(String language) {
    assertThat(tasks)
        .extracting(Task::getName)
        .hasSizeGreaterThan(20)
        .allSatisfy(kind ->
            assertThat(texts.in(Locale.of(language), "oversight.job." + kind)).isNotBlank());
  }
}
