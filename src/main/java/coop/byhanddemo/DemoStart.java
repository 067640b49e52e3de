package coop.byhanddemo;

import coop.byhand.ByhandApplication;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts Byhand from source. Without a database URL in the environment it brings its own database,
 * demo co-op and payment sandbox; with {@code SPRING_DATASOURCE_URL} it is the plain application.
 */
public final class DemoStart {

  /** Stands once the demo co-op's past has been played to its end. */
  private static final String READY = "demo-ready";

  /** The file with the private key of the register's log. */
  private static final String LOG_KEY = "register-key";

  private DemoStart() {}

  public static void main(String[] arguments) {
    if (isSet(System.getenv("SPRING_DATASOURCE_URL"))
        || isSet(System.getProperty("spring.datasource.url"))) {
      ByhandApplication.main(arguments);
      return;
    }
    DataFolder folder = DataFolder.fromEnvironment();
    Path ready = folder.file(READY);
    boolean first = !Files.exists(ready);
    if (first) {
      EmbeddedDatabase.clear(folder);
      DataFiles.delete(folder, "vault", "payment-sandbox", "clock", LOG_KEY);
    }
    MovableClock clock =
        first
            ? MovableClock.beginning(DemoCoop.PAST, folder.file("clock"))
            : MovableClock.keptIn(folder.file("clock"));
    ConfigurableApplicationContext context = startOrExit(folder, clock, arguments);
    if (first) {
      say("Setting up the demo co-op. This happens once and takes about a minute.");
      context.getBean(DemoCoop.class).playPast();
      write(ready);
    }
    greet(context);
  }

  /** The sandbox's threads would keep a process alive whose application never started. */
  private static ConfigurableApplicationContext startOrExit(
      DataFolder folder, MovableClock clock, String[] arguments) {
    try {
      return start(folder, clock, arguments);
    } catch (RuntimeException reported) {
      System.exit(1);
      throw reported;
    }
  }

  private static ConfigurableApplicationContext start(
      DataFolder folder, MovableClock clock, String[] arguments) {
    SpringApplication application =
        new SpringApplication(ByhandApplication.class, DemoConfiguration.class);
    application.setAdditionalProfiles("demo");
    application.setDefaultProperties(
        Map.of(
            "byhand.vault.directory", folder.folder("vault").toString(),
            "byhand.register.key", KeptKey.in(folder.file(LOG_KEY)).text()));
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("dataFolder", folder);
          ((GenericApplicationContext) context)
              .registerBean(
                  "movableClock",
                  MovableClock.class,
                  () -> clock,
                  definition -> definition.setPrimary(true));
        },
        new LocalSandbox(clock, folder.folder("payment-sandbox")));
    return application.run(arguments);
  }

  private static void greet(ConfigurableApplicationContext context) {
    String address =
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    StringBuilder words = new StringBuilder();
    words.append("\nByhand is open at ").append(address).append("\n\n");
    words.append("Sign in at ").append(address).append("/demo as\n");
    for (DemoPerson person : DemoPerson.values()) {
      words.append(
          String.format(
              Locale.ROOT,
              "  %-18s %s%n",
              person.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              person.fullName()));
    }
    words.append("\nStop with Ctrl-C. Everything is kept in ");
    words.append(context.getBean(DataFolder.class).root()).append(".\n");
    say(words.toString());
  }

  private static void say(String words) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(words);
  }

  private static void write(Path ready) {
    try {
      Files.writeString(ready, "The demo co-op's past has been played.\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
