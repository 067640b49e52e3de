package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSettingsTests {

  private static final URI PROVIDER = URI.create("https://api.stripe.com");
  private static final String TEST_KEY = "sk_test_abcdefgh";
  private static final String LIVE_KEY = "sk_live_abcdefgh";
  private static final String SECRET = "whsec_abcdefgh";
  private static final String THIN = "whsec_abcdefgi";

  @Test
  void withoutAnAddressTheProviderItselfIsMeant() {
    assertThat(new PaymentSettings(null, LIVE_KEY, SECRET, THIN, null).apiBase())
        .isEqualTo(PROVIDER);
    assertThat(new PaymentSettings(null, LIVE_KEY, SECRET, THIN, null).live()).isTrue();
    assertThat(new PaymentSettings(null, TEST_KEY, SECRET, THIN, null).live()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:12111", "http://localhost:12111", "http://[::1]:9"})
  void aSandboxOnThisMachineGetsTestKeysOnly(URI sandbox) {
    assertThat(new PaymentSettings(sandbox, TEST_KEY, SECRET, THIN, null).live()).isFalse();
    assertThatThrownBy(() -> new PaymentSettings(sandbox, LIVE_KEY, SECRET, THIN, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("live key");
    assertThatThrownBy(() -> new PaymentSettings(sandbox, "rk_live_abcdefgh", SECRET, THIN, null))
        .hasMessageContaining("live key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.stripe.com.example.org",
        "http://api.stripe.com",
        "https://192.168.0.7",
        "https://127.0.0.1.example.org",
        "ftp://127.0.0.1",
        "nonsense"
      })
  void noOtherAddressGetsAnyKey(URI address) {
    assertThatThrownBy(() -> new PaymentSettings(address, TEST_KEY, SECRET, THIN, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("api-base");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, whsec_abcdefgh, whsec_abcdefgi, byhand.payments.secret-key",
        "' ', whsec_abcdefgh, whsec_abcdefgi, byhand.payments.secret-key",
        "pk_test_abcdefgh, whsec_abcdefgh, whsec_abcdefgi, byhand.payments.secret-key",
        "sk_test_abcdefgh, -, whsec_abcdefgi, byhand.payments.webhook-secret",
        "sk_test_abcdefgh, sk_test_abcdefgh, whsec_abcdefgi, byhand.payments.webhook-secret",
        "sk_test_abcdefgh, whsec_abcdefgh, -, byhand.payments.thin-webhook-secret"
      })
  void aMissingOrMistakenSettingIsNamed(String key, String secret, String thin, String named) {
    assertThatThrownBy(() -> new PaymentSettings(PROVIDER, key, secret, thin, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void payeesAreAtHomeInACountry() {
    assertThat(new PaymentSettings(null, TEST_KEY, SECRET, THIN, null).country()).isEqualTo("BE");
    assertThatThrownBy(() -> new PaymentSettings(null, TEST_KEY, SECRET, THIN, "Belgium"))
        .hasMessageContaining("byhand.payments.country");
  }

  @Test
  void secretsStayOutOfLogs() {
    assertThat(new PaymentSettings(PROVIDER, LIVE_KEY, SECRET, THIN, null).toString())
        .doesNotContain("abcdefgh");
  }
}
