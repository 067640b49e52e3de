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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** A rate has one home, the policy in force; so no column makes up a number by itself. */
  @Test
  void noColumnSaysANumberThatNobodyGave() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(SchemaDump.defaults(connection))
          .containsExactlyInAnyOrder(
              "catalogue.work.closed false",
              "members.book.single true",
              "payments.payment.attempt 1",
              "policy.version.rule 'policy'::text");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table ledger.stray (commission numeric not null default 0.2)",
        "create table invoicing.stray (line text, vat_percent integer default 19)",
        "alter table checkout.quote add column keep bigint not null default 500",
        "alter table ledger.order_line alter column solidarity_bp set default 700",
        "alter table payouts.run alter policy_version set default (3 + 4)",
        "create domain policy.part as integer default 7"
      })
  void aNumberThatAColumnMakesUpIsSeen(String offence) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      int before = SchemaDump.defaults(connection).size();
      statement.execute(offence);
      assertThat(SchemaDump.defaults(connection)).hasSize(before + 1);
      connection.rollback();
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
