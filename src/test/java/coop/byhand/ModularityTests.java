package coop.byhand;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

  @Test
  void noRoomReachesPastItsDeclaredNeighbours() {
    ApplicationModules.of(ByhandApplication.class).verify();
  }
}
