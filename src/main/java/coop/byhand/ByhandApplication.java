package coop.byhand;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Byhand in production: needs a database, a payment provider and a public address, all from the
 * environment. Running from source without them is {@code coop.byhanddemo.DemoStart}.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class ByhandApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(ByhandApplication.class, arguments);
  }

  /**
   * The one clock. Front doors ask it once a use case and pass the instant inward. It ticks in
   * microseconds, as the database keeps them, so that what is written equals what is read.
   */
  @Bean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
