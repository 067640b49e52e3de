package coop.byhanddemo;

import coop.byhandsandbox.SandboxSettings;
import coop.byhandsandbox.StripeSandbox;
import coop.byhandsandbox.WebhookEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the payment sandbox before the application, tells the application where it is, and tells
 * the sandbox where the application listens as soon as it does. The keys open nothing but it.
 */
public final class LocalSandbox
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String SECRET_KEY = "sk_test_byhandsandboxonly";
  private static final String WEBHOOK_SECRET = "whsec_byhandsandboxonly";
  private static final String THIN_WEBHOOK_SECRET = "whsec_byhandsandboxthin";

  private final Clock clock;
  private final @Nullable Path state;

  /** A sandbox on this clock; without a folder for its state it forgets everything at the end. */
  public LocalSandbox(Clock clock, @Nullable Path state) {
    this.clock = clock;
    this.state = state;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    SandboxSettings.Builder settings = SandboxSettings.on(clock).merchantName("Byhand");
    if (state != null) {
      settings.stateDirectory(state);
    }
    StripeSandbox sandbox = StripeSandbox.start(settings.build());
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "payment sandbox",
                Map.of(
                    "byhand.payments.api-base", sandbox.apiBase().toString(),
                    "byhand.payments.secret-key", SECRET_KEY,
                    "byhand.payments.webhook-secret", WEBHOOK_SECRET,
                    "byhand.payments.thin-webhook-secret", THIN_WEBHOOK_SECRET)));
    context.getBeanFactory().registerSingleton("paymentSandbox", sandbox);
    context.addApplicationListener(event -> {
      switch (event) {
        case WebServerInitializedEvent started -> {
          // The management server, where there is one, is not where messages go.
          if (started.getApplicationContext().getServerNamespace() == null) {
            String hook = "http://127.0.0.1:" + started.getWebServer().getPort() + "/hooks/stripe";
            sandbox.addWebhook(new WebhookEndpoint(URI.create(hook), WEBHOOK_SECRET));
            sandbox.addWebhook(
                WebhookEndpoint.ofThinEvents(URI.create(hook + "/thin"), THIN_WEBHOOK_SECRET));
          }
        }
        case ContextClosedEvent closed -> {
          if (closed.getApplicationContext().equals(context)) {
            sandbox.close();
          }
        }
        default -> {}
      }
    });
  }
}
