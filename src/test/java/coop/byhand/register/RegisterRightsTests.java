package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses: by trigger to everybody, by right to the application's role. */
@ByhandTest
class RegisterRightsTests {

  private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");
  private static final List<String> KEPT_FOR_EVER =
      List.of("entry", "leaf", "tile", "checkpoint", "cosignature");

  @Autowired Register register;
  @Autowired Sequencer sequencer;
  @Autowired LogRows rows;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void theTriggersRefuseChangesEvenToTheOwner() {
    fill();
    for (String table : List.of("leaf", "tile", "checkpoint")) {
      String column = table.equals("leaf") ? "entry_id = entry_id" : "root_digest = root_digest";
      assertRefused("update register." + table + " set " + column, "append-only");
      assertRefused("delete from register." + table, "append-only");
      assertRefused("truncate register." + table + " cascade", "append-only");
    }
    assertRefused("truncate register.cosignature", "append-only");
    assertRefused("truncate register.outbox", "append-only");
  }

  @Test
  void nothingLeavesTheOutboxButIntoTheLogAndPlacesHaveNoGaps() {
    transaction.executeWithoutResult(status -> {
      rows.lock();
      register.append(Statement.of("rights.shown", AT));
      long size = rows.size();
      assertRefused("delete from register.outbox", "has no place in the log yet");
      assertRefused("update register.outbox set entry_id = entry_id", "append-only");
      for (String wrong :
          List.of(
              "select " + (size + 1) + ", max(entry_id) from register.outbox",
              "select "
                  + (size + 2 * 7)
                  + " - row_number() over (), entry_id from"
                  + " (select max(entry_id) as entry_id from register.outbox) o")) {
        assertRefused(
            "insert into register.leaf (leaf_index, entry_id) " + wrong, "one after the other");
      }
      assertRefused(
          "insert into register.leaf (leaf_index, entry_id) select -1, max(entry_id)"
              + " from register.outbox",
          "leaf_leaf_index_check");
      status.setRollbackOnly();
    });
  }

  @Test
  void theApplicationsRoleWritesTheRegisterAndHasNoRightToChangeIt() throws IOException {
    fill();
    String grants = Files.readString(Path.of("db/grants.sql"));
    transaction.executeWithoutResult(status -> {
      rows.lock();
      database.execute("create role byhand_app");
      // Twice, for it is run after every release.
      database.connection(raw -> {
        try (java.sql.Statement statement = raw.createStatement()) {
          statement.execute(grants);
          statement.execute(grants);
        }
      });
      database.execute("set local role byhand_app");

      RegisterEntryId id =
          register.append(Statement.of("rights.shown", AT).salted("record", "Ana"));
      while (sequencer.placeNext(Sequencer.BATCH) > 0) {}
      assertThat(sequencer.seal()).isPresent();
      assertThat(register.find(id).orElseThrow().place()).isPresent();

      for (String table : KEPT_FOR_EVER) {
        String column = table.equals("cosignature") ? "line = ''" : anyColumn(table);
        assertRefused("update register." + table + " set " + column, "permission denied");
        assertRefused("delete from register." + table, "permission denied");
        assertRefused("truncate register." + table, "permission denied");
      }
      assertRefused("delete from register.salt", "permission denied");
      assertRefused("update register.salt set fact = ''", "permission denied");
      assertRefused("update ledger.order_line set net = net", "permission denied");
      assertRefused("delete from ledger.entry", "permission denied");
      assertRefused("alter table register.entry disable trigger all", "must be owner");
      register.eraseSalts(id);
      assertThat(register.compare(id, "record", "Ana")).isEqualTo(RecordMatch.ERASED);
      status.setRollbackOnly();
    });
  }

  /** Whoever locks rows needs the right to update a column, also where a trigger refuses it. */
  @Test
  void theApplicationsRoleMayLockTheRowsThatTheRoomsLock() throws IOException {
    String grants = Files.readString(Path.of("db/grants.sql"));
    transaction.executeWithoutResult(status -> {
      database.execute("create role byhand_app");
      database.connection(raw -> {
        try (java.sql.Statement statement = raw.createStatement()) {
          statement.execute(grants);
        }
      });
      database.execute("set local role byhand_app");
      for (String table :
          List.of(
              "catalogue.work",
              "checkout.purchase",
              "checkout.quote",
              "governance.proposal",
              "ledger.account",
              "ledger.paid_order",
              "payments.payment",
              "payments.dispute",
              "payments.recipient",
              "payments.refund",
              "payments.transfer",
              "payments.transfer_reversal",
              "policy.version",
              "provenance.claim")) {
        database.execute("select from " + table + " limit 1 for update");
      }
      status.setRollbackOnly();
    });
  }

  private static String anyColumn(String table) {
    return switch (table) {
      case "entry" -> "kind = kind";
      case "leaf" -> "entry_id = entry_id";
      default -> "root_digest = root_digest";
    };
  }

  private void fill() {
    transaction.executeWithoutResult(status -> {
      for (int i = 0; i < 260; i++) {
        register.append(Statement.of("rights.shown", AT));
      }
    });
    SealingRound.round(sequencer);
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
