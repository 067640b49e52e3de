package coop.byhand.media.c2pa.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.TestCbor.Tagged;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.TimeStampHeader.Version;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The envelope of a signature: what is taken from which header, and what is no envelope. */
class CoseSign1Tests {

  private static final ByteSlice ES256 = TestCbor.of(Map.of(1, -7));
  private static final ByteSlice CLAIM = ByteSlice.of((byte) 1, (byte) 2);
  private static final ByteSlice ONE = ByteSlice.of((byte) 1);
  private static final ByteSlice TWO = ByteSlice.of((byte) 2);

  @Test
  void theEnvelopeIsReadWithItsTagOrWithoutIt() throws MalformedMedia {
    List<@Nullable Object> parts = parts(ES256, Map.of(), null, new byte[] {7});
    for (Object root : List.of(parts, new Tagged(18, parts))) {
      CoseSign1 read = CoseSign1.read(TestCbor.of(root));
      assertThat(read.alg()).contains(Alg.ES256);
      assertThat(read.protectedBytes()).isEqualTo(ES256);
      assertThat(read.signature()).isEqualTo(ByteSlice.of((byte) 7));
      assertThat(read.x5chain()).isEmpty();
      assertThat(read.timeStamps()).isEmpty();
      assertThat(read.ocspValues()).isEmpty();
      assertThat(read.stapled()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoEnvelopeIsBroken(Object root, String part) {
    assertThatThrownBy(() -> CoseSign1.read(TestCbor.of(root)))
        .isInstanceOfSatisfying(
            MalformedMedia.class,
            e -> {
              assertThat(e.rule()).isEqualTo(MediaRule.BROKEN);
              assertThat(e.arguments()).isEqualTo(List.of(part));
            });
  }

  static Stream<Arguments> whatIsNoEnvelopeIsBroken() {
    List<@Nullable Object> sound = parts(ES256, Map.of(), null, new byte[1]);
    List<@Nullable Object> five = new ArrayList<>(sound);
    five.add(1);
    return Stream.of(
        Arguments.of("text", "COSE_Sign1"),
        Arguments.of(new Tagged(17, sound), "COSE_Sign1"),
        Arguments.of(sound.subList(0, 3), "COSE_Sign1"),
        Arguments.of(five, "COSE_Sign1"),
        Arguments.of(parts(1, Map.of(), null, new byte[1]), "protected header"),
        Arguments.of(
            parts(TestCbor.of(List.of()), Map.of(), null, new byte[1]), "protected header"),
        Arguments.of(parts(ES256, List.of(), null, new byte[1]), "header"),
        Arguments.of(parts(ES256, Map.of(), new byte[1], new byte[1]), "payload"),
        Arguments.of(parts(ES256, Map.of(), null, "text"), "signature"),
        Arguments.of(
            parts(ES256, Map.of("x5chain", List.of(ONE, "text")), null, new byte[1]), "x5chain"));
  }

  @Test
  void withoutAKnownAlgorithmNothingVerifies() throws Exception {
    KeyPair keys = ed25519();
    List<ByteSlice> headers =
        List.of(
            ByteSlice.EMPTY,
            TestCbor.of(Map.of(1, "ES256")),
            TestCbor.of(Map.of(1, -257)),
            TestCbor.of(Map.of(33, List.of(ONE))));
    for (ByteSlice header : headers) {
      CoseSign1 read = read(header, Map.of());
      assertThat(read.alg()).isEmpty();
      assertThat(read.verify(keys.getPublic(), CLAIM)).isFalse();
    }
  }

  @Test
  void aSignatureHoldsForItsKeyAndItsClaimOnly() throws Exception {
    KeyPair keys = ed25519();
    ByteSlice header = TestCbor.of(Map.of(1, -8));
    Signature made = Signature.getInstance("Ed25519");
    made.initSign(keys.getPrivate());
    read(header, Map.of()).toBeSigned(CLAIM).update(made);
    byte[] signature = made.sign();
    CoseSign1 sound = CoseSign1.read(TestCbor.of(parts(header, Map.of(), null, signature)));
    assertThat(sound.verify(keys.getPublic(), CLAIM)).isTrue();
    assertThat(sound.verify(keys.getPublic(), ONE)).isFalse();
    assertThat(sound.verify(ed25519().getPublic(), CLAIM)).isFalse();
    KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
    assertThat(sound.verify(curve.getPublic(), CLAIM)).isFalse();
    byte[] half = Arrays.copyOf(signature, 32);
    CoseSign1 cut = CoseSign1.read(TestCbor.of(parts(header, Map.of(), null, half)));
    assertThat(cut.verify(keys.getPublic(), CLAIM)).isFalse();
  }

  @Test
  void certificatesAreFoundInEitherHeaderAndTheProtectedOneWins() throws MalformedMedia {
    Map<Object, Object> unsigned = Map.of("x5chain", List.of(TWO, ONE));
    assertThat(read(TestCbor.of(Map.of(33, List.of(ONE))), unsigned).x5chain())
        .containsExactly(ONE);
    assertThat(read(TestCbor.of(Map.of("x5chain", List.of(ONE))), unsigned).x5chain())
        .containsExactly(ONE);
    assertThat(read(ES256, Map.of(33, List.of(ONE, TWO))).x5chain()).containsExactly(ONE, TWO);
    assertThat(read(ES256, unsigned).x5chain()).containsExactly(TWO, ONE);
    assertThat(read(ES256, Map.of(33, ONE)).x5chain()).containsExactly(ONE);
  }

  @Test
  void chainsHaveALimit() throws MalformedMedia {
    List<ByteSlice> longest = Collections.nCopies(CoseSign1.MAX_CERTIFICATES, ONE);
    assertThat(read(ES256, Map.of(33, longest)).x5chain()).isEqualTo(longest);
    List<ByteSlice> longer = Collections.nCopies(CoseSign1.MAX_CERTIFICATES + 1, ONE);
    assertTooMany(Map.of(33, longer));
  }

  @Test
  void theStampOverTheSignatureIsTakenBeforeTheOneOverTheClaim() throws MalformedMedia {
    Map<String, Object> old = tokens(Map.of("val", ONE));
    Map<String, Object> young = tokens(Map.of("val", TWO));
    assertThat(read(ES256, Map.of("sigTst", old, "sigTst2", young)).timeStamps())
        .contains(new TimeStampHeader(Version.V2, List.of(TWO)));
    assertThat(read(ES256, Map.of("sigTst", old)).timeStamps())
        .contains(new TimeStampHeader(Version.V1, List.of(ONE)));
  }

  @Test
  void aTokenOfAnotherShapeIsKeptAsAnEmptyOne() throws MalformedMedia {
    Map<String, Object> strange = tokens(Map.of("val", "text"), Map.of("val", ONE), 5);
    assertThat(read(ES256, Map.of("sigTst2", strange)).timeStamps().orElseThrow().tokens())
        .containsExactly(ByteSlice.EMPTY, ONE, ByteSlice.EMPTY);
  }

  @Test
  void stampsHaveALimit() throws MalformedMedia {
    Object token = Map.of("val", ONE);
    Object[] most = Collections.nCopies(CoseSign1.MAX_TOKENS, token).toArray();
    assertThat(read(ES256, Map.of("sigTst2", tokens(most))).timeStamps().orElseThrow().tokens())
        .hasSize(CoseSign1.MAX_TOKENS);
    Object[] more = Collections.nCopies(CoseSign1.MAX_TOKENS + 1, token).toArray();
    assertTooMany(Map.of("sigTst2", tokens(more)));
  }

  @Test
  void emptyAnswersAboutRevocationAreLeftOut() throws MalformedMedia {
    Map<Object, Object> answers =
        Map.of("rVals", Map.of("ocspVals", List.of(ByteSlice.EMPTY, ONE, "text", TWO)));
    CoseSign1 read = read(ES256, answers);
    assertThat(read.stapled()).isTrue();
    assertThat(read.ocspValues()).containsExactly(ONE, TWO);
    CoseSign1 none = read(ES256, Map.of("rVals", Map.of()));
    assertThat(none.stapled()).isTrue();
    assertThat(none.ocspValues()).isEmpty();
    List<ByteSlice> many = Collections.nCopies(CoseSign1.MAX_CERTIFICATES + 1, ONE);
    assertThat(read(ES256, Map.of("rVals", Map.of("ocspVals", many))).ocspValues())
        .hasSize(CoseSign1.MAX_CERTIFICATES);
  }

  @Test
  void algorithmsHaveTheNumbersOfTheRegisterAndTheNamesOfReports() {
    assertThat(Arrays.stream(Alg.values()).map(alg -> alg.id() + " " + alg.text()))
        .containsExactly(
            "-7 es256",
            "-35 es384",
            "-36 es512",
            "-37 ps256",
            "-38 ps384",
            "-39 ps512",
            "-8 ed25519");
    for (Alg alg : Alg.values()) {
      assertThat(Alg.of(alg.id())).contains(alg);
    }
    assertThat(Alg.of(0)).isEqualTo(Optional.empty());
  }

  private static void assertTooMany(Map<?, ?> unsigned) {
    assertThatThrownBy(() -> read(ES256, unsigned))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.TOO_MANY_PARTS));
  }

  private static CoseSign1 read(ByteSlice header, Map<?, ?> unsigned) throws MalformedMedia {
    return CoseSign1.read(TestCbor.of(parts(header, unsigned, null, new byte[64])));
  }

  private static Map<String, Object> tokens(Object... tokens) {
    return Map.of("tstTokens", List.of(tokens));
  }

  private static List<@Nullable Object> parts(@Nullable Object... parts) {
    return new ArrayList<>(Arrays.asList(parts));
  }

  private static KeyPair ed25519() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }
}
