package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.test.web.server.LocalServerPort;

@ByhandTest
class HealthTests {

  @LocalServerPort int port;
  @Autowired HealthEndpointGroups groups;

  @Test
  void healthSaysUpAndNothingElse() {
    for (String path :
        new String[] {
          "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
        }) {
      HttpResponse<String> answer = new Visitor(port).open(path, "Accept", "application/json");
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).contains("\"status\":\"UP\"").doesNotContain("details");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void aDatabaseThatIsAwayDoesNotMakeTheProcessRestart() {
    assertThat(groups.get("liveness").isMember("db")).isFalse();
    assertThat(groups.get("readiness").isMember("db")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/beans",
        "/actuator/heapdump",
        "/actuator/info",
        "/actuator/metrics",
        "/actuator/scheduledtasks"
      })
  void nothingElseCanBeSeenFromOutside(String path) {
    assertThat(new Visitor(port).open(path).statusCode()).isEqualTo(404);
  }
}
