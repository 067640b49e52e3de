package coop.byhand.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTests {

  @Test
  void spacesBecomeSingle() {
    assertThat(PersonName.clean("  Ana \t\n Lima\u00a0 ")).contains("Ana Lima");
  }

  @Test
  void namesOfAllScriptsAreTaken() {
    assertThat(PersonName.clean("张伟")).contains("张伟");
    assertThat(PersonName.clean("Ngũgĩ wa Thiong’o")).contains("Ngũgĩ wa Thiong’o");
    assertThat(PersonName.clean("می\u200cخواهم")).contains("می\u200cخواهم");
  }

  @Test
  void signsThatTurnTheTextAroundAreTakenOut() {
    assertThat(PersonName.clean("Ana\u202egnirts\u0000\u0007")).contains("Anagnirts");
  }

  @Test
  void aNameHasOneTo100Signs() {
    assertThat(PersonName.clean("x".repeat(100))).isPresent();
    assertThat(PersonName.clean("x".repeat(101))).isEmpty();
    assertThat(PersonName.clean("\u200e \u202e")).isEmpty();
  }
}
