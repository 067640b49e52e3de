package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.notifications.Mails;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a stranger meets at the door of the app. */
@ByhandTest
class AppDoorTests {

  @LocalServerPort int port;
  @Autowired Mails mails;
  @Autowired AppRoutes routes;

  @Test
  void aStrangerIsSentToSignInAndThenOnToThePage() {
    HttpResponse<String> answer = new Visitor(port).open("/app/verify?from=mail");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(
            page -> assertThat(page).endsWith("/sign-in?next=%2Fapp%2Fverify%3Ffrom%3Dmail"));
  }

  @Test
  void noStrangerEverGetsASession() {
    Visitor stranger = new Visitor(port);
    for (String path :
        List.of(
            "/",
            "/about",
            "/search",
            "/app",
            "/app/",
            "/app/studio",
            "/app/nothing-here",
            "/app/?v-r=init&location=",
            "/app/?v-r=uidl",
            "/app/?v-r=heartbeat",
            "/app/?x=v-r=uidl",
            "/app/VAADIN/dynamic/resource/0/a/b",
            "/sign-in",
            "/sign-in/link?token=x",
            "/sign-out",
            "/error",
            "/nothing-here")) {
      HttpResponse<String> answer = stranger.open(path);
      assertThat(answer.headers().allValues("Set-Cookie"))
          .as(path)
          .noneMatch(cookie -> cookie.contains("session"));
    }
    assertThat(stranger.post("/app/?v-r=uidl&v-uiId=0", "{}").headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("session"));
    assertThat(stranger.cookie("byhand-session")).isEmpty();
  }

  @Test
  void theInsidesOfTheAppAreShutToStrangers() {
    Visitor stranger = new Visitor(port);
    assertThat(stranger.open("/app/?v-r=init&location=").statusCode()).isEqualTo(401);
    assertThat(stranger.open("/app/VAADIN/dynamic/resource/0/a/b").statusCode()).isEqualTo(404);
    assertThat(stranger.open("/app/?v-r=uidl").body()).contains("\"changes\":{}");
  }

  @Test
  void whatDoesNotExistIsNotThereForStrangersAndForMembers() {
    assertThat(new Visitor(port).open("/app/nothing-here").statusCode()).isEqualTo(404);
    assertThat(routes.has("/nothing-here")).isFalse();
    AppBundle.needed();
    assertThat(new Doorkeeper(mails).newcomer(port, "Ana").open("/app/nothing-here").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aSessionEndsTwelveHoursAfterSignIn() {
    long start = 1_800_000_000_000L;
    assertThat(LongestSession.isOver(start, start + Duration.ofHours(12).toMillis())).isFalse();
    assertThat(LongestSession.isOver(start, start + Duration.ofHours(12).toMillis() + 1)).isTrue();
  }
}
