package coop.byhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Digest;
import coop.byhand.merkle.TreeHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class SaltedFactTests {

  private static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");
  private static final String RECORD = "Ana Unmistakable\nLisbon";

  @Autowired Register register;
  @Autowired SealedLog log;
  @Autowired Sequencer sequencer;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void theSameRecordHasAnotherHashEachTimeAndNeverItsPlainOne() {
    Statement first = Statement.of("salted.fact", AT).salted("record", RECORD);
    Statement second = Statement.of("salted.fact", AT).salted("record", RECORD);

    assertThat(first.facts().get("record")).isNotEqualTo(second.facts().get("record"));
    assertThat(first.canonical())
        .doesNotContain("Ana", Digest.ofText(RECORD).hex())
        .doesNotContain(java.util.HexFormat.of().formatHex(first.salts().get("record").bytes()));
    assertThat(first.salts().get("record").over(RECORD).hex())
        .isEqualTo(first.facts().get("record"));
    assertThat(first.toString()).contains("record=a salt");
    assertThatThrownBy(() -> first.salted("record", RECORD))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoHasTheRecordCanShowItUntilTheSaltIsErased() {
    RegisterEntryId id =
        append(Statement.of("salted.fact", AT).with("plain", 1).salted("record", RECORD));
    RegisterEntryId other = append(Statement.of("salted.fact", AT).salted("record", RECORD));

    assertThat(register.compare(id, "record", RECORD)).isEqualTo(RecordMatch.MATCHES);
    assertThat(register.compare(id, "record", RECORD + " ")).isEqualTo(RecordMatch.DIFFERS);
    assertThat(register.compare(id, "plain", "1")).isEqualTo(RecordMatch.NOT_SALTED);

    register.eraseSalts(id);
    register.eraseSalts(id);

    assertThat(register.compare(id, "record", RECORD)).isEqualTo(RecordMatch.ERASED);
    assertThat(register.compare(other, "record", RECORD)).isEqualTo(RecordMatch.MATCHES);
  }

  @Test
  void afterTheErasureTheEntryAndItsProofsStayAndNothingConnectsThemWithTheRecord()
      throws Exception {
    Statement statement = Statement.of("salted.fact", AT).salted("record", RECORD);
    RegisterEntryId id = append(statement);
    SealingRound.round(sequencer);
    RegisterEntry before = register.find(id).orElseThrow();
    SealedPlace place = log.placeOf(id).orElseThrow();

    register.eraseSalts(id);

    assertThat(register.find(id)).contains(before);
    SealedPlace after = log.placeOf(id).orElseThrow();
    assertThat(after.proof()).isEqualTo(place.proof());
    TreeHash leaf = TreeHash.ofEntry(before.canonicalJson().getBytes(StandardCharsets.UTF_8));
    after.seal().checkpoint().verifyInclusion(leaf, after.proof());

    // The salt is nowhere in the database any more: not as bytes, not as text.
    byte[] salt = statement.salts().get("record").bytes();
    assertThat(database.fetchValue("select count(*) from register.salt where salt = ?", salt))
        .isEqualTo(0L);
    assertThat(
            database.fetchValue(
                "select erased_at is not null from register.salt where entry_id = ?", id.value()))
        .isEqualTo(true);
  }

  @Test
  void erasureIsTheOnlyChangeThatASaltAllows() {
    long id = append(Statement.of("salted.fact", AT).salted("record", RECORD)).value();
    String where = " where entry_id = " + id;
    String bytes = "decode(repeat('ab', 32), 'hex')";
    assertThatThrownBy(() -> database.execute("update register.salt set salt = " + bytes + where))
        .hasMessageContaining("kept or erased");
    assertThatThrownBy(() -> database.execute("update register.salt set fact = 'x'" + where))
        .hasMessageContaining("kept or erased");
    assertThatThrownBy(() -> database.execute("delete from register.salt" + where))
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.execute("truncate register.salt"))
        .hasMessageContaining("append-only");

    register.eraseSalts(new RegisterEntryId(id));

    assertThatThrownBy(() ->
            database.execute("update register.salt set erased_at = null, salt = " + bytes + where))
        .hasMessageContaining("kept or erased");
    assertThatThrownBy(() -> database.execute("update register.salt set erased_at = now()" + where))
        .hasMessageContaining("kept or erased");
  }

  @Test
  void aFactThatIsGivenUpLeavesNoSalt() {
    Statement statement = Statement.of("salted.fact", AT).salted("record", RECORD);
    transaction.executeWithoutResult(status -> {
      register.append(statement);
      status.setRollbackOnly();
    });
    byte[] salt = statement.salts().get("record").bytes();
    assertThat(database.fetchValue("select count(*) from register.salt where salt = ?", salt))
        .isEqualTo(0L);
  }

  private RegisterEntryId append(Statement statement) {
    return transaction.execute(status -> register.append(statement));
  }
}
