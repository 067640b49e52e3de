package coop.byhand;

import coop.byhanddemo.MovableClock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What the shared test context adds to the application. */
@TestConfiguration(proxyBeanMethods = false)
public class TestSetup {

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
}
