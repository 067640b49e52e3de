package coop.byhanddemo;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that only the demo start has; its clock and sandbox are made by {@link DemoStart}. */
@Configuration(proxyBeanMethods = false)
public class DemoConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(DataFolder folder) {
    return EmbeddedDatabase.start(folder);
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
    return new EmbeddedConnection(database.url());
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
