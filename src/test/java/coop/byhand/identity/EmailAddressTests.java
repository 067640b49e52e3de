package coop.byhand.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

  @Test
  void spacesAroundAndCapitalsDoNotMatter() {
    assertThat(EmailAddress.parse(" Ana.Lima@Example.ORG \n"))
        .contains(new EmailAddress("ana.lima@example.org"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@b.co", "o'neil+shop@mail.example.org", "x_y@sub-domain.example"})
  void plainAddressesAreTaken(String typed) {
    assertThat(EmailAddress.parse(typed)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "ana@@example.org",
        "a b@example.org",
        "ana@example.org\nBcc: all@example.org",
        "\"ana\"@example.org",
        "ana@-example.org",
        "ana@exa_mple.org",
        ".ana@example.org",
        "ana..lima@example.org",
        "ana@example.org,b@c.de"
      })
  void everythingElseIsRefused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void anAddressHasAtMost254SignsAnd64BeforeTheAt() {
    String domain = "@" + "d".repeat(180) + ".example";
    assertThat(EmailAddress.parse("a".repeat(64) + domain)).isPresent();
    assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    assertThat(EmailAddress.parse("a@" + "d".repeat(245) + ".example")).isEmpty();
  }

  @Test
  void anUncleanAddressCannotBeMade() {
    assertThatThrownBy(() -> new EmailAddress("Ana@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
