package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoteKeyTests {

  /** A key of the Go checksum database, and one of a witness. */
  private static final String SUMDB =
      "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

  private static final String WITNESS =
      "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

  @Test
  void publishedKeysAreReadAndWritten() throws Exception {
    for (String text : List.of(TestKeys.PETER, SUMDB)) {
      NoteKey key = NoteKey.parse(text);
      assertThat(key.kind()).isEqualTo(NoteKey.Kind.NOTE);
      assertThat(key.text()).isEqualTo(text).isEqualTo(key.toString());
    }
    NoteKey witness = NoteKey.parse(WITNESS);
    assertThat(witness.kind()).isEqualTo(NoteKey.Kind.COSIGNATURE);
    assertThat(witness.name()).isEqualTo("remora.n621.de");
    assertThat(witness.id()).isEqualTo(0xda77ade7);
    assertThat(witness.text()).isEqualTo(WITNESS);
  }

  @Test
  void theSameKeyForAnotherPurposeIsAnotherKey() throws Exception {
    KeyPair pair = TestKeys.peter();
    NoteKey note = new NoteSigner("PeterNeumann", pair).key();
    NoteKey cosigner = new Cosigner("PeterNeumann", pair).key();
    NoteKey renamed = new NoteSigner("Peter", pair).key();
    NoteKey other = new NoteSigner("PeterNeumann", TestKeys.fresh()).key();
    assertThat(note).isEqualTo(NoteKey.parse(TestKeys.PETER));
    assertThat(note).hasSameHashCodeAs(NoteKey.parse(TestKeys.PETER));
    assertThat(note).isNotEqualTo(cosigner).isNotEqualTo(renamed).isNotEqualTo(other);
    assertThat(note.equals(new Object())).isFalse();
    assertThat(note.hashCode()).isNotEqualTo(other.hashCode());
    assertThat(note.id()).isNotEqualTo(cosigner.id()).isNotEqualTo(renamed.id());
  }

  @Test
  void malformedKeysAreRefusedWithTheirPlace() throws Exception {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("", "KEY_TEXT 0");
    wrong.put("name+033de0ae", "KEY_TEXT 13");
    wrong.put("+033de0ae+AQ==", "KEY_NAME 0");
    wrong.put("a b+033de0ae+AQ==", "KEY_NAME 0");
    wrong.put("name+33de0ae+AQ==", "KEY_ID 5");
    wrong.put("name+033DE0AE+AQ==", "KEY_ID 5");
    wrong.put(SUMDB.replace("033de0ae", "033de0af"), "KEY_ID 15");
    wrong.put(SUMDB.replace("sum", "sun"), "KEY_ID 15");
    wrong.put("name+033de0ae+AQ", "BASE_64 14");
    wrong.put("name+033de0ae+AR==", "BASE_64 14");
    wrong.put("name+033de0ae+A_==", "BASE_64 14");
    wrong.put("name+033de0ae+", "KEY_KIND 14");
    wrong.put("name+033de0ae+Ag==", "KEY_KIND 14");
    wrong.put("name+033de0ae+AQ==", "KEY_LENGTH 14");
    wrong.put("name+033de0ae+" + key(32), "KEY_LENGTH 14");
    wrong.put("name+033de0ae+" + key(34), "KEY_LENGTH 14");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      RefusedException refusal =
          catchThrowableOfType(RefusedException.class, () -> NoteKey.parse(each.getKey()));
      assertThat(refusal.rule() + " " + refusal.offset())
          .as(each.getKey())
          .isEqualTo(each.getValue());
    }
  }

  private static String key(int length) {
    byte[] key = new byte[length];
    key[0] = 1;
    return Base64.getEncoder().encodeToString(key);
  }

  @Test
  void aNumberThatIsNoPointOfTheCurveIsNoKey() {
    // y = 2 has no x on the curve.
    byte[] typed = new byte[33];
    typed[0] = 1;
    typed[1] = 2;
    String text = "name+033de0ae+" + Base64.getEncoder().encodeToString(typed);
    assertThat(catchThrowableOfType(RefusedException.class, () -> NoteKey.parse(text)).rule())
        .isEqualTo(Rule.KEY_LENGTH);
  }

  @Test
  void namesHaveNoSpaceAndNoPlusAndPairsBelongTogether() throws Exception {
    KeyPair pair = TestKeys.fresh();
    for (String name :
        List.of(
            "",
            "a b",
            "a+b",
            "a\u00a0b",
            "a\tb",
            "a\nb",
            "a\u2003b",
            "a\u0085b",
            "a\u2028b",
            "\ud800")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner(name, pair));
      assertThatIllegalArgumentException().isThrownBy(() -> new Cosigner(name, pair));
    }
    KeyPair mixed = new KeyPair(pair.getPublic(), TestKeys.fresh().getPrivate());
    assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("a", mixed));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cosigner("a", mixed));
    KeyPair x = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("a", x));
    KeyPair half = new KeyPair(pair.getPublic(), x.getPrivate());
    assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("a", half));
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    assertThatIllegalArgumentException().isThrownBy(() -> new NoteSigner("a", rsa));
  }
}
