package coop.byhanddemo;

import java.time.Clock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The beans that only the demo start has. */
@Configuration(proxyBeanMethods = false)
public class DemoConfiguration {

  @Bean
  DataFolder dataFolder() {
    return DataFolder.fromEnvironment();
  }

  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(DataFolder folder) {
    return EmbeddedDatabase.start(folder);
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
    return new EmbeddedConnection(database.url());
  }

  @Bean
  @Primary
  Clock movableClock(DataFolder folder) {
    return MovableClock.keptIn(folder.file("clock"));
  }

  private record EmbeddedConnection(String url) implements JdbcConnectionDetails {

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
  }
}
