package coop.byhand.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTests {

  @Test
  void linksStandBelowThePublicAddress() {
    PublicAddress address = FixedAddress.at("https://byhand.example");
    assertThat(address.of("/verify/x?y=1")).hasToString("https://byhand.example/verify/x?y=1");
    assertThat(address.secure()).isTrue();
    assertThat(FixedAddress.at("http://localhost:8080/").of("/"))
        .hasToString("http://localhost:8080/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "byhand.example", "ftp://byhand.example", "https://byhand.example/shop",
        "https://ana@byhand.example", "https://byhand.example?x", "https:///x"
      })
  void anythingButAPlainAddressStopsTheStart(String setting) {
    assertThatThrownBy(() -> FixedAddress.at(setting)).hasMessageContaining("byhand.public-url");
  }

  @Test
  void linksNeverLeadAway() {
    PublicAddress address = FixedAddress.at("https://byhand.example");
    assertThatThrownBy(() -> address.of("//evil.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> address.of("x")).isInstanceOf(IllegalArgumentException.class);
  }
}
