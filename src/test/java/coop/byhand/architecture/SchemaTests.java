package coop.byhand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema is a tested product: what the migrations make is what db/schema.sql says. */
class SchemaTests {

  private static final Path GOLDEN = Path.of("db/schema.sql");
  private static final Pattern NAME = Pattern.compile("V\\d{4}__[a-z0-9_]+\\.sql");

  private static String url = "";

  @BeforeAll
  static void migrateAnEmptyDatabase() {
    url = TestDatabase.fresh();
    Flyway.configure()
        .dataSource(url, "postgres", "postgres")
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  @Test
  void theMigrationsMakeTheSchemaThatWasReviewed() throws SQLException, IOException {
    String dump;
    try (Connection connection = connect()) {
      dump = SchemaDump.of(connection);
    }
    if (Boolean.getBoolean("byhand.schema.write")) {
      Files.writeString(GOLDEN, dump);
    }
    assertThat(dump)
        .as("db/schema.sql is out of date; its first lines say how to write it again")
        .isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void aChangedTableIsSeen() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String before = SchemaDump.of(connection);
      statement.execute("create table vault.stray (id integer)");
      assertThat(SchemaDump.of(connection)).isNotEqualTo(before).contains("vault.stray");
      assertThat(SchemaDump.unexplained(connection)).contains("vault.stray");
      connection.rollback();
    }
  }

  @Test
  void everyTableSaysWhatItIs() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(SchemaDump.unexplained(connection)).isEmpty();
    }
  }

  @Test
  void migrationsAreNamedInOneWay() {
    assertThat(SourceRules.files(Path.of("db/migration"), ".sql"))
        .allSatisfy(file -> assertThat(file.getFileName().toString()).matches(NAME));
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "postgres", "postgres");
  }
}
