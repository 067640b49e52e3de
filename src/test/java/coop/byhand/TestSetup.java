package coop.byhand;

import coop.byhand.catalogue.Atelier;
import coop.byhand.ledger.Bookkeeper;
import coop.byhand.ledger.FundDesk;
import coop.byhand.ledger.YearDesk;
import coop.byhand.licensing.Counter;
import coop.byhand.merkle.Cosigner;
import coop.byhand.payments.Heard;
import coop.byhand.policy.InForce;
import coop.byhand.register.LogSecret;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.ProviderWatch;
import coop.byhandsandbox.SandboxSettings;
import coop.byhandsandbox.StripeSandbox;
import coop.byhandsandbox.WebhookEndpoint;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What the shared test context adds to the application. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
  Atelier.class,
  Bookkeeper.class,
  Counter.class,
  FundDesk.class,
  Heard.class,
  InForce.class,
  YearDesk.class
})
public class TestSetup {

  /** What the sandbox signs its messages with, for tests that sign some of their own. */
  public static final String WEBHOOK_SECRET = "whsec_of_the_tests";

  /** The same for messages that only name an object. */
  public static final String THIN_WEBHOOK_SECRET = "whsec_of_the_thin_ones";

  /** Both halves of the witness's key. */
  public static final KeyPair WITNESS_PAIR = freshKey();

  /** The one witness whose signatures the register of the tests takes. */
  public static final Cosigner WITNESS = new Cosigner("witness.test/one", WITNESS_PAIR);

  private static KeyPair freshKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Bean
  @Primary
  MovableClock movableClock() {
    return MovableClock.notKept();
  }

  @Bean
  JdbcConnectionDetails testConnection() {
    String url = TestDatabase.fresh();
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "postgres";
      }

      @Override
      public String getPassword() {
        return "postgres";
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }

  /** Knows from the provider's own description what may be sent and answered. */
  @Bean
  ProviderWatch providerWatch() {
    return new ProviderWatch();
  }

  @Bean(destroyMethod = "close")
  StripeSandbox sandbox(MovableClock clock, ProviderWatch watch) {
    return StripeSandbox.start(SandboxSettings.on(clock).observer(watch).build());
  }

  @Bean
  DynamicPropertyRegistrar paymentSettings(StripeSandbox sandbox) {
    return settings -> {
      settings.add("byhand.payments.api-base", sandbox::apiBase);
      settings.add("byhand.payments.secret-key", () -> "sk_test_of_the_tests");
      settings.add("byhand.payments.webhook-secret", () -> WEBHOOK_SECRET);
      settings.add("byhand.payments.thin-webhook-secret", () -> THIN_WEBHOOK_SECRET);
    };
  }

  @Bean
  DynamicPropertyRegistrar registerSettings() {
    String key = LogSecret.fresh();
    return settings -> {
      settings.add("byhand.register.key", () -> key);
      settings.add("byhand.register.witnesses", () -> WITNESS.key().text());
    };
  }

  /** The sandbox tells the application what happened once its port is known. */
  @Bean
  ApplicationListener<WebServerInitializedEvent> sandboxWebhook(StripeSandbox sandbox) {
    return started -> {
      String hook = "http://127.0.0.1:" + started.getWebServer().getPort() + "/hooks/stripe";
      sandbox.addWebhook(new WebhookEndpoint(URI.create(hook), WEBHOOK_SECRET));
      sandbox.addWebhook(
          WebhookEndpoint.ofThinEvents(URI.create(hook + "/thin"), THIN_WEBHOOK_SECRET));
    };
  }
}
