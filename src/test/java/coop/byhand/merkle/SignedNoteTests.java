package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignedNoteTests {

  /** Text, key and signature as the Go package for notes publishes them. */
  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";

  private static final String PETERS_LINE =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZ"
          + "b6KE6RyyBwJnAM=";

  private static final String ENOCHS_LINE =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33"
          + "WWd1RvMc+QQ=";

  private static final String NOTE = TEXT + "\n" + PETERS_LINE + "\n";

  @Test
  void thePublishedNoteIsReadVerifiedAndSigned() throws Exception {
    NoteKey peter = NoteKey.parse(TestKeys.PETER);
    SignedNote note = parse(NOTE);
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.bytes()).isEqualTo(NOTE.getBytes(StandardCharsets.UTF_8));
    assertThat(note.verify(List.of(peter)))
        .singleElement()
        .satisfies(v -> assertThat(v.key()).isEqualTo(peter))
        .satisfies(v -> assertThat(v.at()).isEmpty());
    NoteSigner signer = new NoteSigner("PeterNeumann", TestKeys.peter());
    assertThat(signer.sign(TEXT).line()).isEqualTo(PETERS_LINE);
    assertThat(signer.sign(TEXT)).isEqualTo(note.signatures().getFirst());
  }

  @Test
  void severalSignaturesCountOnceForEachKnownKey() throws Exception {
    SignedNote note = parse(NOTE + ENOCHS_LINE + "\n" + PETERS_LINE + "\n");
    NoteKey peter = NoteKey.parse(TestKeys.PETER);
    NoteKey stranger = new NoteSigner("stranger", TestKeys.fresh()).key();
    NoteKey enoch = NoteKey.parse(TestKeys.ENOCH);
    assertThat(note.signatures()).hasSize(3);
    assertThat(note.verify(List.of(stranger, enoch, peter)))
        .extracting(SignedNote.Verified::key)
        .containsExactly(peter, enoch);
    assertThat(note.verify(List.of(stranger, enoch)))
        .extracting(SignedNote.Verified::key)
        .containsExactly(enoch);
    assertThat(rule(() -> note.verify(List.of(stranger)))).isEqualTo(Rule.NO_KNOWN_SIGNATURE);
    assertThat(rule(() -> note.verify(List.of()))).isEqualTo(Rule.NO_KNOWN_SIGNATURE);
  }

  @Test
  void aNewSignatureOfAKeyTakesThePlaceOfItsOldOne() throws Exception {
    NoteSigner one = new NoteSigner("one", TestKeys.fresh());
    NoteSigner two = new NoteSigner("two", TestKeys.fresh());
    SignedNote note = new SignedNote("text\n", List.of(one.sign("other\n")));
    assertThat(rule(() -> note.verify(List.of(one.key())))).isEqualTo(Rule.BAD_SIGNATURE);
    SignedNote both = note.with(two.sign("text\n")).with(one.sign("text\n"));
    assertThat(both.signatures()).extracting(NoteSignature::name).containsExactly("two", "one");
    assertThat(both.verify(List.of(one.key(), two.key()))).hasSize(2);
    assertThat(SignedNote.parse(both.bytes())).isEqualTo(both).hasSameHashCodeAs(both);
  }

  @Test
  void aSignatureWithTheNameOrTheIdOfAKnownKeyAloneIsOfAnother() throws Exception {
    NoteSigner one = new NoteSigner("one", TestKeys.fresh());
    NoteSignature good = one.sign("text\n");
    NoteSignature otherName = new NoteSignature("two", good.keyId(), new byte[64]);
    NoteSignature otherId = new NoteSignature("one", good.keyId() + 1, new byte[64]);
    SignedNote note = new SignedNote("text\n", List.of(otherName, otherId, good));
    assertThat(note.verify(List.of(one.key()))).hasSize(1);
    assertThat(good)
        .isNotEqualTo(otherName)
        .isNotEqualTo(otherId)
        .hasToString("one " + HexFormat.of().toHexDigits(good.keyId()));
    assertThat(good.equals(new Object())).isFalse();
    SignedNote wrong =
        new SignedNote(
            "text\n", List.of(good, new NoteSignature("one", good.keyId(), new byte[63])));
    RefusedException refusal = refused(() -> wrong.verify(List.of(one.key())));
    assertThat(refusal.rule()).isEqualTo(Rule.BAD_SIGNATURE);
    assertThat(refusal.offset()).isEqualTo(1);
  }

  @Test
  void everyChangedByteOfThePublishedNoteIsNoticed() throws Exception {
    NoteKey peter = NoteKey.parse(TestKeys.PETER);
    byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < note.length; i++) {
      byte[] changed = note.clone();
      changed[i] ^= 1;
      assertThat(refused(() -> SignedNote.parse(changed).verify(List.of(peter))))
          .as("byte %d", i)
          .isNotNull();
    }
  }

  @Test
  void theLastBlankLineSeparatesTheText() throws Exception {
    NoteSigner one = new NoteSigner("one", TestKeys.fresh());
    for (String text : List.of("\n", "a\n", "a\n\nb\n", "\n\n\n", "— x y\n\n— x y\n", "ü\n")) {
      SignedNote note = new SignedNote(text, List.of(one.sign(text)));
      assertThat(SignedNote.parse(note.bytes()).text()).isEqualTo(text);
      assertThat(SignedNote.parse(note.bytes()).verify(List.of(one.key()))).hasSize(1);
    }
  }

  @Test
  void malformedNotesAreRefusedWithTheirPlace() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("", "NO_SIGNATURES 0");
    wrong.put("\n", "NO_SIGNATURES 1");
    wrong.put("text\n", "NO_SIGNATURES 5");
    wrong.put("text\n\n", "NO_SIGNATURES 6");
    wrong.put("\n— one AAAAAAA=\n", "NO_SIGNATURES 18");
    wrong.put("text\r\n\n— one AAAAAAA=\n", "CONTROL_CHARACTER 4");
    wrong.put("t\0xt\n\n— one AAAAAAA=\n", "CONTROL_CHARACTER 1");
    wrong.put("text\n\n— one AAAAAAA=", "SIGNATURE_LINE 6");
    wrong.put("text\n\n— one AAAAAAA=\nrest\n", "SIGNATURE_LINE 23");
    wrong.put("text\n\n- one AAAAAAA=\n", "SIGNATURE_LINE 6");
    wrong.put("text\n\n— one\n", "SIGNATURE_LINE 6");
    wrong.put("text\n\n—\n", "SIGNATURE_LINE 6");
    wrong.put("text\n\n—  AAAAAAA=\n", "KEY_NAME 10");
    wrong.put("text\n\n— o+e AAAAAAA=\n", "KEY_NAME 10");
    wrong.put("text\n\n— o\u00a0e AAAAAAA=\n", "KEY_NAME 10");
    wrong.put("text\n\n— öne AAAAAAA\n", "BASE_64 15");
    wrong.put("text\n\n— one AAAAAAA= \n", "BASE_64 14");
    wrong.put("text\n\n— one AAAAAAB=\n", "BASE_64 14");
    wrong.put("text\n\n— one AAAAAA==\n", "SIGNATURE_LINE 14");
    wrong.put("text\n\n— one \n", "SIGNATURE_LINE 14");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      RefusedException refusal = refused(() -> parse(each.getKey()));
      assertThat(refusal.rule() + " " + refusal.offset())
          .as(each.getKey())
          .isEqualTo(each.getValue());
    }
  }

  @Test
  void aNoteIsUtf8AndNotTooLong() throws Exception {
    byte[] latin = "t\u00fcxt\n\n— one AAAAAAA=\n".getBytes(StandardCharsets.ISO_8859_1);
    RefusedException refusal = refused(() -> SignedNote.parse(latin));
    assertThat(refusal.rule()).isEqualTo(Rule.NOT_UTF_8);
    assertThat(refusal.offset()).isEqualTo(1);
    byte[] cut = "text\n\n—".getBytes(StandardCharsets.UTF_8);
    assertThat(rule(() -> SignedNote.parse(Arrays.copyOf(cut, cut.length - 1))))
        .isEqualTo(Rule.NOT_UTF_8);
    String line = "— one AAAAAAA=\n";
    String end = "\n\n" + line;
    int fill = 1_000_000 - end.getBytes(StandardCharsets.UTF_8).length;
    assertThat(parse("a".repeat(fill) + end).text()).hasSize(fill + 1);
    assertThat(rule(() -> parse("a".repeat(fill + 1) + end))).isEqualTo(Rule.NOTE_TOO_LONG);
    assertThat(parse("a\n\n" + line.repeat(100)).signatures()).hasSize(100);
    assertThat(rule(() -> parse("a\n\n" + line.repeat(101)))).isEqualTo(Rule.NOTE_TOO_LONG);
  }

  @Test
  void aNoteHasATextAndASignature() {
    NoteSignature one = new NoteSignature("one", 1, new byte[1]);
    for (String text : List.of("", "a", "a\r\n", "\0\n")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new SignedNote(text, List.of(one)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignedNote("a\n", Collections.emptyList()));
  }

  private static SignedNote parse(String note) throws RefusedException {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
  }

  private static Rule rule(ThrowingCallable call) {
    return refused(call).rule();
  }

  private static RefusedException refused(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call);
  }
}
