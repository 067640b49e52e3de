package coop.byhanddemo;

import coop.byhand.ByhandApplication;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * Starts Byhand from source. Without a database URL in the environment it brings its own database,
 * demo co-op and payment sandbox; with {@code SPRING_DATASOURCE_URL} it is the plain application.
 */
public final class DemoStart {

  private DemoStart() {}

  public static void main(String[] arguments) {
    if (isSet(System.getenv("SPRING_DATASOURCE_URL"))
        || isSet(System.getProperty("spring.datasource.url"))) {
      ByhandApplication.main(arguments);
      return;
    }
    SpringApplication application =
        new SpringApplication(ByhandApplication.class, DemoConfiguration.class);
    application.setAdditionalProfiles("demo");
    application.setDefaultProperties(
        Map.of("byhand.vault.directory", DataFolder.fromEnvironment().folder("vault").toString()));
    application.run(arguments);
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
