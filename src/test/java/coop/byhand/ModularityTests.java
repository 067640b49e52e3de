package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ModularityTests {

  private static final ApplicationModules HOUSE = ApplicationModules.of(ByhandApplication.class);

  @Test
  void noRoomReachesPastItsDeclaredNeighbours() {
    HOUSE.verify();
  }

  @Test
  void theHouseHasTheRoomsOfItsPlan() {
    assertThat(HOUSE.stream().map(ApplicationModule::getIdentifier).map(Object::toString).sorted())
        .containsExactly(
            "catalogue",
            "checkout",
            "governance",
            "identity",
            "invoicing",
            "kernel",
            "ledger",
            "licensing",
            "look",
            "media",
            "members",
            "merkle",
            "moderation",
            "notifications",
            "oversight",
            "payments",
            "payouts",
            "policy",
            "provenance",
            "register",
            "storefront",
            "studio",
            "tally",
            "tool",
            "vault",
            "verify");
  }

  /** The check above can fail: a cycle, an undeclared neighbour and a look inside are reported. */
  @ParameterizedTest
  @CsvSource({"cycle, Cycle", "edge, one", "insides, Secret"})
  void aCrookedHouseIsRefused(String house, String named) {
    ApplicationModules crooked =
        ApplicationModules.of("coop.byhandoffenders.crooked." + house, location -> true);
    assertThat(crooked.stream().count()).isEqualTo(2);
    assertThatThrownBy(crooked::verify).isInstanceOf(Violations.class).hasMessageContaining(named);
  }

  @Test
  void theLevelsOfTheHouseStandWhereTheyShould() {
    assertThat(
            HOUSE.getModuleByName("tally").orElseThrow().getDirectDependencies(HOUSE).stream()
                .map(Object::toString)
                .collect(Collectors.toList()))
        .isEmpty();
  }
}
