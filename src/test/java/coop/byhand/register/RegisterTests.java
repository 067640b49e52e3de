package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.kernel.Digest;
import coop.byhand.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class RegisterTests {

  @Autowired Register register;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void anEntryIsReadBackWithTheHashOfItsText() {
    Statement statement = statement("read.back").with("answer", 42);
    RegisterEntryId id = append(statement);

    RegisterEntry entry = register.find(id).orElseThrow();

    assertThat(entry.canonicalJson()).isEqualTo(statement.canonical());
    assertThat(entry.leafHash())
        .isEqualTo(Digest.of(Rfc6962.leaf(statement.canonical().getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aPageShowsTheNewestFirstAndOnlyTheKindAskedFor() {
    append(statement("paged.one"));
    RegisterEntryId second = append(statement("paged.two"));
    RegisterEntryId third = append(statement("paged.two"));

    assertThat(register.page(1, Optional.of("paged.two")).items())
        .extracting(RegisterEntry::id)
        .containsExactly(third, second);
    assertThat(register.page(1, Optional.empty()).items())
        .extracting(RegisterEntry::id)
        .startsWith(third, second);
    assertThat(register.kinds()).contains("paged.one", "paged.two", "policy.version");
  }

  @Test
  void nothingIsAppendedOutsideTheTransactionOfItsFact() {
    assertThatThrownBy(() -> register.append(statement("no.transaction")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void aFactThatIsGivenUpLeavesNoEntry() {
    transaction.executeWithoutResult(status -> {
      register.append(statement("given.up"));
      status.setRollbackOnly();
    });
    assertThat(register.page(1, Optional.of("given.up")).items()).isEmpty();
  }

  @Test
  void theDatabaseRefusesToChangeToRemoveOrToEmpty() {
    long id = append(statement("never.changed")).value();
    assertThatThrownBy(
            () -> database.execute("update register.entry set kind = 'x.y' where entry_id = " + id))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("delete from register.entry where entry_id = " + id))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            Deadlocks.saidAgain(() -> database.execute("truncate register.entry cascade")))
        .hasMessageContaining("append-only");
  }

  @Test
  void theDatabaseRefusesAnEntryUnderAWrongHash() {
    assertThatThrownBy(() ->
            database.execute(
                "insert into register.entry (kind, body, leaf_digest, recorded_at)"
                    + " values ('wrong.hash', '{}', sha256('{}'), now())"))
        .hasMessageContaining("entry_leaf_hash");
  }

  private RegisterEntryId append(Statement statement) {
    return transaction.execute(status -> register.append(statement));
  }

  private static Statement statement(String kind) {
    return Statement.of(kind, Instant.parse("2026-11-25T10:00:00Z"));
  }
}
