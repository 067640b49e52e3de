package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsCheckTests {

  private static final Map<String, Object> COMPLETE =
      Map.ofEntries(
          Map.entry("spring.datasource.url", "jdbc:postgresql://db/byhand"),
          Map.entry("spring.mail.host", "mail"),
          Map.entry("byhand.public-url", "https://byhand.example"),
          Map.entry("byhand.contact", "house@byhand.example"),
          Map.entry("byhand.vault.directory", "/srv/vault"),
          Map.entry("byhand.register.key", "MC4C"),
          Map.entry("byhand.payments.secret-key", "sk_x"),
          Map.entry("byhand.payments.webhook-secret", "whsec_x"),
          Map.entry("byhand.payments.thin-webhook-secret", "whsec_y"));

  private static void start(
      Map<String, Object> settings, Map<String, Object> variables, String... profiles) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemProperties");
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    environment.getPropertySources().addLast(new MapPropertySource("file", settings));
    environment.setActiveProfiles(profiles);
    new SettingsCheck().postProcessEnvironment(environment, new SpringApplication());
  }

  @Test
  void aCompleteProductionStarts() {
    assertThatCode(() -> start(COMPLETE, Map.of())).doesNotThrowAnyException();
  }

  @Test
  void everyMissingSettingIsNamedWithItsVariableAndItsUse() {
    assertThatThrownBy(() -> start(Map.of(), Map.of()))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("spring.datasource.url (SPRING_DATASOURCE_URL) is missing: address")
        .hasMessageContaining("byhand.public-url (BYHAND_PUBLICURL) is missing")
        .hasMessageContaining("byhand.payments.secret-key (BYHAND_PAYMENTS_SECRETKEY) is missing")
        .hasMessageContaining("byhand.payments.thin-webhook-secret")
        .hasMessageContaining("spring.mail.host (SPRING_MAIL_HOST) is missing");
  }

  @Test
  void aBlankSettingIsAMissingSetting() {
    Map<String, Object> settings = new HashMap<>(COMPLETE);
    settings.put("byhand.contact", " ");
    assertThatThrownBy(() -> start(settings, Map.of())).hasMessageContaining("byhand.contact");
  }

  @Test
  void theDemonstrationNeedsNothing() {
    assertThatCode(() -> start(Map.of(), Map.of("BYHAND_DATA", "/tmp/x"), "demo"))
        .doesNotThrowAnyException();
  }

  @Test
  void aMistypedSettingStopsEveryStart() {
    assertThatThrownBy(() -> start(Map.of("byhand.publik-url", "x"), Map.of(), "demo"))
        .hasMessageContaining("byhand.publik-url is no setting of Byhand");
    assertThatThrownBy(() -> start(Map.of(), Map.of("BYHAND_PUBLIK_URL", "x"), "demo"))
        .hasMessageContaining("BYHAND_PUBLIK_URL is no setting of Byhand");
  }

  @Test
  void bothSpellingsOfAVariableAreKnown() {
    assertThatCode(() ->
            start(
                Map.of(),
                Map.of("BYHAND_PUBLICURL", "x", "BYHAND_PAYMENTS_SECRET_KEY", "y"),
                "demo"))
        .doesNotThrowAnyException();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aStartWithoutSettingsSaysSoAndShowsNoTrace(CapturedOutput output) {
    assertThatThrownBy(() -> SpringApplication.run(ByhandApplication.class))
        .isInstanceOf(SettingsRefused.class);
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("spring.datasource.url (SPRING_DATASOURCE_URL) is missing")
        .contains("byhand.payments.secret-key (BYHAND_PAYMENTS_SECRETKEY) is missing")
        .doesNotContain("\tat ");
  }

  @Test
  void theAdviceIsASentenceNotATrace() {
    FailureAnalysis analysis =
        new SettingsAdvice()
            .analyze(new SettingsRefused(java.util.List.of("byhand.x is no setting of Byhand")));
    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription()).isEqualTo("byhand.x is no setting of Byhand");
    assertThat(analysis.getAction()).contains("./mvnw");
  }
}
