package coop.byhanddemo;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that only the demo start has; its clock and sandbox are made by {@link DemoStart}. */
@Configuration(proxyBeanMethods = false)
@Import({
  DemoCoop.class,
  DemoMembers.class,
  DemoPages.class,
  DemoShelf.class,
  DemoTrade.class,
  DemoVotes.class,
  StyleSheetRoute.class
})
public class DemoConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedDatabase embeddedDatabase(DataFolder folder) {
    return EmbeddedDatabase.start(folder);
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
    database.releaseJobs();
    return new EmbeddedConnection(database.url());
  }

  /** The works of the demo co-op; without them there is nothing to show, so the start says why. */
  @Bean
  DemoWorks demoWorks() {
    try {
      return DemoWorks.in(Path.of("src/main/bundles"));
    } catch (BrokenDemoWorks broken) {
      throw new IllegalStateException(
          "The demo works cannot be read. Start from the project's own folder; if the files were"
              + " changed, restore them from version control.",
          broken);
    }
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
