package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ByhandTest
class ApplicationStartTests {

  @Autowired Clock clock;

  @Test
  void theHouseOpens() {
    assertThat(clock.instant()).isNotNull();
  }
}
