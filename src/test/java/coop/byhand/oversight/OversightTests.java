package coop.byhand.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class OversightTests {

  @Autowired Oversight oversight;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

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
              sql.sql(
                      """
                      insert into payments.webhook_event
                        (event_id, type, live, payload, received_at, state, came_by)
                      values (?, 'charge.updated', false, '{}', ?, 'received', 'hook')
                      """)
                  .params(
                      event, clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                  .update();
              status.setRollbackOnly();
              return oversight.look();
            }));
    Look messages =
        found.stream().filter(look -> look.invariant() == Invariant.L8).findFirst().orElseThrow();
    assertThat(messages.holds()).isFalse();
    assertThat(messages.sample()).contains(event);
  }

  @Test
  void theQueueNamesEachKindOfJobOnce() {
    assertThat(oversight.queue())
        .extracting(QueueLine::kind)
        .doesNotHaveDuplicates()
        .contains("oversight-look", "payments-sweep");
  }
}
