package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ByhandTest
class LanguageSwitchTests {

  @LocalServerPort int port;

  @Test
  void aChosenLanguageIsRememberedAndLeadsBackToThePage() {
    Visitor reader = new Visitor(port);
    HttpResponse<String> chosen = reader.open("/about?x=1&lang=de&y=%C3%A4");
    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).hasValue("/about?x=1&y=%C3%A4");
    assertThat(reader.cookie("lang")).contains("de");
    assertThat(reader.open("/about").body()).contains("lang=\"de\"");
  }

  @Test
  void withoutAChoiceTheBrowserDecidesAndThenEnglish() {
    assertThat(new Visitor(port).open("/about", "Accept-Language", "fr,de;q=0.8").body())
        .contains("lang=\"de\"");
    assertThat(new Visitor(port).open("/about", "Accept-Language", "fr").body())
        .contains("lang=\"en\"");
    assertThat(new Visitor(port).open("/about").body()).contains("lang=\"en\"");
  }

  @Test
  void anUnknownLanguageIsNoChoice() {
    Visitor reader = new Visitor(port);
    assertThat(reader.open("/about?lang=xx").statusCode()).isEqualTo(200);
    assertThat(reader.cookies()).isEmpty();
  }

  @Test
  void theSwitchNeverLeadsAway() {
    assertThat(new Visitor(port).open("/%2Fevil.example/?lang=de").headers().firstValue("Location"))
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(),
            page -> assertThat(page.orElseThrow()).doesNotStartWith("//"));
  }
}
