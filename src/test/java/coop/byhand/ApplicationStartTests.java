package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import com.github.kagkarlsson.scheduler.boot.config.startup.ContextReadyStart;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class ApplicationStartTests {

  @Autowired Clock clock;
  @Autowired DbSchedulerStarter jobs;

  @Test
  void theHouseOpens() {
    assertThat(clock.instant()).isNotNull();
  }

  /**
   * A job that decided a payment before the room that sells had begun to listen took money for
   * nothing: the payment was recorded, and no order heard of it.
   */
  @Test
  void noJobIsWorkedBeforeEveryRoomListens() {
    assertThat(jobs).isInstanceOf(ContextReadyStart.class);
  }
}
