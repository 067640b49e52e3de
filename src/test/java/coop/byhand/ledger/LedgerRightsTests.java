package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The application's own role has no right to change, remove or empty anything in the books. */
@ByhandTest
class LedgerRightsTests {

  private static final List<String> KEPT_FOR_EVER =
      List.of(
          "account_snapshot",
          "closed_year",
          "entry",
          "journal",
          "line_move",
          "line_share",
          "order_line",
          "paid_order",
          "seal",
          "work_hours",
          "year_result",
          "year_share");

  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void everyTableOfTheBooksIsKeptForEverButTheBalances() {
    List<String> tables = new ArrayList<>(KEPT_FOR_EVER);
    tables.add("account");
    // Decided once; a trigger keeps all but that.
    tables.add("solidarity_grant");
    assertThat(
            database
                .resultQuery(
                    "select relname::text from pg_class where relkind = 'r'"
                        + " and relnamespace = 'ledger'::regnamespace")
                .fetchInto(String.class))
        .containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void theApplicationsRoleCanChangeNothingThatWasBooked() throws IOException {
    String grants = Files.readString(Path.of("db/grants.sql"));
    transaction.executeWithoutResult(status -> {
      status.setRollbackOnly();
      database.execute("create role byhand_app");
      database.connection(raw -> {
        try (Statement statement = raw.createStatement()) {
          statement.execute(grants);
        }
      });
      database.execute("set local role byhand_app");
      for (String table : KEPT_FOR_EVER) {
        for (String column : columns(table)) {
          // To lock a paid order takes a right to this column; the trigger refuses the update.
          boolean toLock = table.equals("paid_order") && column.equals("order_ref");
          assertRefused(
              "update ledger." + table + " set " + column + " = " + column,
              toLock ? "append-only" : "permission denied");
        }
        assertRefused("delete from ledger." + table, "permission denied");
        assertRefused("truncate ledger." + table + " cascade", "permission denied");
      }
      assertRefused("delete from ledger.account", "permission denied");
      assertRefused("delete from ledger.solidarity_grant", "permission denied");
      assertRefused("truncate ledger.account cascade", "permission denied");
      assertRefused("alter table ledger.entry disable trigger all", "must be owner");
      database.execute("insert into ledger.entry select * from ledger.entry limit 0");
    });
  }

  /** The columns that a statement may name; generated ones are refused before any right. */
  private List<String> columns(String table) {
    return database
        .resultQuery(
            "select attname::text from pg_attribute where attrelid = ?::regclass and attnum > 0"
                + " and not attisdropped and attidentity = '' and attgenerated = ''",
            "ledger." + table)
        .fetchInto(String.class);
  }

  /** Refused with this word; within a transaction, which stays usable. */
  private void assertRefused(String statement, String word) {
    assertThatThrownBy(
            Deadlocks.saidAgain(
                () -> database.transaction(inner -> inner.dsl().execute(statement))))
        .as(statement)
        .hasStackTraceContaining(word);
  }
}
