package coop.byhand.media.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.media.Caution;
import coop.byhand.media.DeclaredAs;
import coop.byhand.media.Fixtures;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MetadataText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, reading ends in a description or in the one checked exception. */
class HostileBytesTests {

  private static final long SEED = 20261125;
  private static final int MUTANTS = 4_000;

  record Sample(String name, byte[] content) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    return Fixtures.all().entrySet().stream()
        .map(entry -> new Sample(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyPrefixEndsInAnAnswer(Sample sample) {
    for (int length = 0; length < sample.content().length; length++) {
      judge(Arrays.copyOf(sample.content(), length), sample.name() + " cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMutantEndsInAnAnswer(Sample sample) {
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(sample.content(), random);
      refused += judge(mutant, sample.name() + " mutant " + i + " of seed " + SEED);
    }
    assertThat(refused).as("mutants that were noticed").isPositive();
  }

  @Test
  void aReaderThatTurnsInCirclesIsStopped() {
    Bytes bytes = Bytes.of(new byte[100]);

    MalformedMedia stopped =
        catchThrowableOfType(
            MalformedMedia.class,
            () -> {
              for (long at = 0; ; at = (at + 1) % 100) {
                bytes.u8(at);
              }
            });

    assertThat(stopped.rule()).isEqualTo(MediaRule.TOO_MUCH_WORK);
  }

  @Test
  void noAccessLeavesItsRange() throws MalformedMedia {
    Bytes part = Bytes.of(new byte[] {1, 2, 3, 4, 5}).slice(1, 3);

    assertThat(part.u24(0)).isEqualTo(0x020304);
    assertThat(rule(() -> part.u8(3))).isEqualTo(MediaRule.CUT_SHORT);
    assertThat(rule(() -> part.u8(-1))).isEqualTo(MediaRule.CUT_SHORT);
    assertThat(rule(() -> part.u16(2))).isEqualTo(MediaRule.CUT_SHORT);
    assertThat(rule(() -> part.copy(1, 3))).isEqualTo(MediaRule.CUT_SHORT);
    assertThat(rule(() -> part.slice(2, Long.MAX_VALUE))).isEqualTo(MediaRule.CUT_SHORT);
    assertThat(rule(() -> part.slice(Long.MAX_VALUE, 1))).isEqualTo(MediaRule.CUT_SHORT);
    assertThat(part.find(5, 0, 100)).isEqualTo(-1);
    assertThat(part.find(4, 0, 100)).isEqualTo(2);
  }

  @Test
  void aTextOfAmpersandsDoesNotCostItsSquare() throws MalformedMedia {
    String packet = "<x:xmpmeta><dc:title>" + "&".repeat(2_000_000) + "</dc:title></x:xmpmeta>";
    Findings findings = new Findings();

    XmpPacket.read(Bytes.of(packet.getBytes(StandardCharsets.UTF_8)), findings);

    assertThat(findings.metadata().texts().getFirst().value()).hasSize(Findings.MAX_TEXT);
    assertThat(findings.metadata().cautions()).containsExactly(Caution.METADATA_LEFT_OUT);
  }

  @Test
  void textsAreKeptUpToALimitAndThenSaidToBeMore() {
    Findings findings = new Findings();
    for (int i = 0; i < 1_000; i++) {
      findings.text(MetadataText.Place.COMMENT, "Comment", "x".repeat(50_000));
    }

    assertThat(findings.metadata().texts().stream().mapToInt(t -> t.value().length()).sum())
        .isEqualTo(Findings.MAX_ALL_TEXTS);
    assertThat(findings.metadata().cautions()).containsExactly(Caution.METADATA_LEFT_OUT);
  }

  private interface Access {
    Object read() throws MalformedMedia;
  }

  private static MediaRule rule(Access access) {
    return catchThrowableOfType(MalformedMedia.class, access::read).rule();
  }

  /** 1 when the bytes were refused; any other exception fails the test with the case's name. */
  private static int judge(byte[] content, String what) {
    try {
      assertThat(Containers.read(Bytes.of(content), DeclaredAs.NOTHING)).isNotNull();
      return 0;
    } catch (MalformedMedia refused) {
      assertThat(refused.offset()).as(what).isNotNegative();
      return 1;
    } catch (RuntimeException | StackOverflowError broken) {
      throw new AssertionError(what, broken);
    }
  }

  private static byte[] mutate(byte[] content, Random random) {
    byte[] mutant = content.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutant[at] = (byte) (random.nextBoolean() ? 0xff : 0);
        case 3 -> Arrays.fill(mutant, at, Math.min(mutant.length, at + 4), (byte) 0xff);
        default -> {
          int from = random.nextInt(mutant.length);
          int length = Math.min(mutant.length - Math.max(at, from), random.nextInt(32));
          System.arraycopy(content, from, mutant, at, length);
        }
      }
    }
    return mutant;
  }
}
