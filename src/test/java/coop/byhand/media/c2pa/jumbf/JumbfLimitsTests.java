package coop.byhand.media.c2pa.jumbf;

import static coop.byhand.media.c2pa.TestManifest.box;
import static coop.byhand.media.c2pa.TestManifest.superbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.StoreSurgery;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The last box that is still taken, and the first that is not. */
class JumbfLimitsTests {

  /** Bytes of a superbox before what is inside: two headers, type, toggles, label "x" and NUL. */
  private static final int AHEAD = 8 + 8 + 16 + 1 + 2;

  private static final byte[] NONE = new byte[0];

  @Test
  void aStoreMayHaveTwentyMegabytesAndNotAByteMore() throws MalformedMedia {
    byte[] largest = Arrays.copyOf(superbox("c2pa", "x", NONE), JumbfReader.MAX_SIZE);
    assertThat(read(largest).label()).isEqualTo("x");
    byte[] larger = Arrays.copyOf(largest, largest.length + 1);
    assertRefused(() -> read(larger), MediaRule.TOO_LARGE, 0);
  }

  @Test
  void theDeepestBoxTheLongestLabelAndTheLastBoxAreStillRead() throws MalformedMedia {
    byte[] deep = NONE;
    for (int i = 0; i < JumbfReader.MAX_DEPTH; i++) {
      deep = superbox("c2pa", "x", deep);
    }
    assertThat(read(deep).child("x")).isPresent();
    String longest = "l".repeat(JumbfReader.MAX_LABEL);
    assertThat(read(superbox("c2pa", longest, NONE)).label()).isEqualTo(longest);
    // The superbox and its description count, too.
    byte[] many = repeated(box("cbor", NONE), JumbfReader.MAX_BOXES - 2);
    assertThat(read(superbox("c2pa", "x", many)).contents()).hasSize(JumbfReader.MAX_BOXES - 2);
    byte[] more = superbox("c2pa", "x", join(many, box("cbor", NONE)));
    assertRefused(() -> read(more), MediaRule.TOO_MANY_PARTS, more.length - 8);
  }

  @Test
  void aStoreBeginsWithASuperboxAndASuperboxWithItsDescription() {
    byte[] other = superbox("c2pa", "x", NONE);
    other[5] = 'i';
    assertRefused(() -> read(other), MediaRule.BROKEN, 0);
    byte[] headless = superbox("c2pa", "x", NONE);
    headless[13] = 'i';
    assertRefused(() -> read(headless), MediaRule.BROKEN, 8);
  }

  @Test
  void aBoxWithoutRoomForItsHeaderIsCutShort() {
    byte[] first = superbox("c2pa", "x", new byte[7]);
    byte[] store = superbox("c2pa", "x", join(first, box("cbor", new byte[20])));
    assertRefused(() -> read(store), MediaRule.CUT_SHORT, AHEAD + AHEAD);
    byte[] stub = superbox("c2pa", "x", box("cbor", new byte[7]));
    stub[AHEAD + 3] = 1;
    assertRefused(() -> read(stub), MediaRule.CUT_SHORT, AHEAD);
  }

  @Test
  void aBoxShorterThanItsOwnHeaderIsBroken() {
    byte[] store = superbox("c2pa", "x", box("cbor", new byte[8]));
    store[AHEAD + 3] = 7;
    assertRefused(() -> read(store), MediaRule.BROKEN, AHEAD);
    store[AHEAD + 3] = 1;
    store[AHEAD + 15] = 15;
    assertRefused(() -> read(store), MediaRule.BROKEN, AHEAD);
  }

  @Test
  void noBoxReachesOutOfTheOneAroundIt() {
    byte[] inner = superbox("c2pa", "x", box("cbor", NONE));
    inner[AHEAD + 3]++;
    byte[] store = superbox("c2pa", "y", join(inner, box("cbor", new byte[20])));
    assertRefused(() -> read(store), MediaRule.CUT_SHORT, AHEAD + AHEAD);
  }

  @Test
  void theLastContentMayBeOpenOrEmptyWithALongHeader() throws MalformedMedia {
    byte[] open = superbox("c2pa", "x", box("cbor", new byte[] {1, 2}));
    open[AHEAD + 3] = 0;
    assertThat(read(open).content("cbor")).contains(ByteSlice.of((byte) 1, (byte) 2));
    byte[] empty = superbox("c2pa", "x", box("cbor", new byte[8]));
    empty[AHEAD + 3] = 1;
    empty[AHEAD + 15] = 16;
    assertThat(read(empty).content("cbor")).contains(ByteSlice.EMPTY);
  }

  @Test
  void aDescriptionNeedsTypeAndTogglesAndNothingElse() throws MalformedMedia {
    byte[] type = Arrays.copyOfRange(superbox("c2pa", "", NONE), 16, 32);
    JumbfBox plain = read(box("jumb", box("jumd", Arrays.copyOf(type, 17))));
    assertThat(plain.type()).isEqualTo(JumbfBox.STORE);
    assertThat(plain.label()).isEmpty();
    byte[] short16 = box("jumb", join(box("jumd", type), box("cbor", NONE)));
    assertRefused(() -> read(short16), MediaRule.CUT_SHORT, 8);
    assertRefused(() -> read(box("jumb", box("jumd", type))), MediaRule.CUT_SHORT, 8);
  }

  @Test
  void identifierAndHashStandBetweenLabelAndSalt() throws MalformedMedia {
    byte[] type = Arrays.copyOfRange(superbox("c2pa", "", NONE), 16, 32);
    byte[] head = join(type, new byte[] {0x1f, 'x', 0});
    byte[] salt = box("c2sh", new byte[] {7});
    byte[] full = join(join(head, filled(4 + 32)), salt);
    JumbfBox read = read(box("jumb", box("jumd", full)));
    assertThat(read.label()).isEqualTo("x");
    assertThat(read.salt()).contains(ByteSlice.of((byte) 7));
    byte[] other = join(join(head, filled(4 + 32)), box("else", new byte[] {7}));
    assertThat(read(box("jumb", box("jumd", other))).salt()).isEmpty();
    byte[] exact = join(join(type, new byte[] {0x0f, 'x', 0}), filled(4 + 32));
    assertThat(read(box("jumb", box("jumd", exact))).salt()).isEmpty();
    byte[] less = box("jumb", box("jumd", Arrays.copyOf(exact, exact.length - 1)));
    assertRefused(() -> read(less), MediaRule.CUT_SHORT, 8);
  }

  @Test
  void aLabelEndsWithinItsDescriptionAndIsText() {
    byte[] type = Arrays.copyOfRange(superbox("c2pa", "", NONE), 16, 32);
    byte[] endless = box("jumd", join(type, new byte[] {3, 'x'}));
    assertRefused(
        () -> read(box("jumb", join(endless, box("cbor", NONE)))), MediaRule.CUT_SHORT, 8);
    byte[] noText = box("jumd", join(type, new byte[] {3, (byte) 0xff, 0}));
    assertRefused(() -> read(box("jumb", noText)), MediaRule.BROKEN, AHEAD - 2);
  }

  @Test
  void aCompressedManifestUnfoldsWithOrWithoutItsHeader() throws MalformedMedia {
    byte[] manifest = superbox("c2ma", "m", box("cbor", new byte[] {1}));
    JumbfBox headed = compressed("jumb", StoreSurgery.brotli(manifest)).unfolded().orElseThrow();
    byte[] payload = Arrays.copyOfRange(manifest, 8, manifest.length);
    JumbfBox bare = compressed("jumb", StoreSurgery.brotli(payload)).unfolded().orElseThrow();
    assertThat(bare.type()).isEqualTo(JumbfBox.MANIFEST);
    assertThat(bare.payload()).isEqualTo(headed.payload()).isEqualTo(ByteSlice.of(payload));
  }

  @Test
  void whatIsCompressedIsASuperboxAndSaysSo() {
    byte[] stream = StoreSurgery.brotli(superbox("c2ma", "m", NONE));
    assertRefused(() -> compressed("jump", stream).unfolded(), MediaRule.BROKEN, 5);
    assertRefused(() -> compressed("jum", NONE).unfolded(), MediaRule.BROKEN, 5);
    byte[] empty = StoreSurgery.brotli(box("jumb", NONE));
    assertRefused(() -> compressed("jumb", empty).unfolded(), MediaRule.CUT_SHORT, 8);
  }

  @Test
  void aManifestUnfoldsToNoMoreThanAStoreMayHave() {
    byte[] most = new byte[CompressedBox.MAX_UNFOLDED];
    byte[] taken = StoreSurgery.brotli(most);
    assertRefused(() -> compressed("jumb", taken).unfolded(), MediaRule.BROKEN, 0);
    byte[] bomb = StoreSurgery.brotli(Arrays.copyOf(most, most.length + 1));
    assertRefused(() -> compressed("jumb", bomb).unfolded(), MediaRule.UNFOLDS_TOO_FAR, 5);
  }

  /** As if read from byte 5 of a store; larger than a store could hold, if need be. */
  private static JumbfBox compressed(String type, byte[] stream) {
    byte[] brob = join(type.getBytes(StandardCharsets.US_ASCII), stream);
    return new JumbfBox(
        JumbfBox.COMPRESSED_MANIFEST,
        "m",
        Optional.empty(),
        List.of(),
        List.of(new JumbfContent("brob", ByteSlice.of(brob), 0)),
        ByteSlice.EMPTY,
        5);
  }

  private static JumbfBox read(byte[] bytes) throws MalformedMedia {
    return JumbfBox.read(ByteSlice.of(bytes));
  }

  private static void assertRefused(ThrowingCallable reading, MediaRule rule, long offset) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            MalformedMedia.class,
            e -> {
              assertThat(e.rule()).isEqualTo(rule);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0x55);
    return bytes;
  }

  private static byte[] repeated(byte[] one, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(one);
    }
    return all.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
