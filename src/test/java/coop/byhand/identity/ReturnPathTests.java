package coop.byhand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/app",
        "/app/checkout?work=work_01j&licence=STANDARD",
        "/works/a%20b?page=2"
      })
  void pagesOfThisSiteAreTaken(String path) {
    assertThat(ReturnPath.parse(path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "app",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/app#x",
        "/app\nSet-Cookie: a=b",
        "/a b",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/app?q=<b>"
      })
  void whatCouldLeadAwayIsRefused(String path) {
    assertThat(ReturnPath.parse(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501})
  void aPathHasAtMost500Signs(int length) {
    assertThat(ReturnPath.parse("/" + "a".repeat(length - 1)).isPresent()).isEqualTo(length <= 500);
  }
}
