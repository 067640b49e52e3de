package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A queue that looks by itself only once an hour works at once all the same. */
@ByhandTest
class JobStartsTests {

  private static final String TABLE = "jobs.looked_at";
  private static final TaskDescriptor<Void> TELL = TaskDescriptor.of("tell");
  private static final long PATIENCE_SECONDS = 30;

  @Autowired DataSource database;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final StaticListableBeanFactory house = new StaticListableBeanFactory();
  private Scheduler queue;

  @BeforeEach
  void aQueueOfItsOwn() throws Exception {
    sql.sql("create table " + TABLE + " (like jobs.scheduled_tasks including all)").update();
    OneTimeTask<Void> task = Tasks.oneTime(TELL).execute((job, context) -> told.add(job.getId()));
    queue =
        Scheduler.create(new TransactionAwareDataSourceProxy(database), task)
            .tableName(TABLE)
            .pollingInterval(Duration.ofHours(1))
            .pollUsingLockAndFetch(0.5, 1.0)
            .threads(2)
            .clock(clock::instant)
            .addSchedulerListener(
                new JobStarts(house.getBeanProvider(Scheduler.class), clock::instant))
            .build();
    house.addBean("scheduler", queue);
    queue.start();
    // Its first look is at the start; what comes after that is seen because it is told to look.
    queue.schedule(TELL.instance("first").scheduledTo(clock.instant()));
    assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("first");
  }

  @AfterEach
  void stop() {
    queue.stop();
    sql.sql("drop table " + TABLE).update();
  }

  @Test
  void aJobIsSeenOnceItsTransactionCommits() throws Exception {
    transaction.executeWithoutResult(ignored -> {
      queue.schedule(TELL.instance("with the sale").scheduledTo(clock.instant()));
      // Long enough for a look that comes too early to see nothing.
      pause(Duration.ofMillis(300));
      assertThat(told).isEmpty();
    });
    assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("with the sale");
  }

  @Test
  void whatIsTakenBackOrNotDueIsNotDone() throws Exception {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(ignored -> {
              queue.schedule(TELL.instance("taken back").scheduledTo(clock.instant()));
              throw new IllegalStateException("taken back");
            }))
        .isInstanceOf(IllegalStateException.class);
    queue.schedule(TELL.instance("later").scheduledTo(clock.instant().plus(Duration.ofDays(1))));
    queue.schedule(TELL.instance("now").scheduledTo(clock.instant()));
    assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("now");
    assertThat(told).isEmpty();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
