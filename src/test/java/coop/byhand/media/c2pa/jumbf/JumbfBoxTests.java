package coop.byhand.media.c2pa.jumbf;

import static coop.byhand.media.c2pa.TestManifest.box;
import static coop.byhand.media.c2pa.TestManifest.superbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Boxes as they should be, and as attackers build them. */
class JumbfBoxTests {

  private static final byte[] ANY_TYPE =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

  @Test
  void labelTypeSaltAndContentAreRead() throws MalformedMedia {
    byte[] salt = new byte[16];
    byte[] inner = superbox(ANY_TYPE, "inner", Optional.of(salt), box("cbor", new byte[] {1}));
    JumbfBox root = JumbfBox.read(ByteSlice.of(superbox("c2pa", "outer", inner)));
    assertThat(root.type()).isEqualTo(JumbfBox.STORE);
    JumbfBox child = root.child("inner").orElseThrow();
    assertThat(child.type()).isEqualTo("000102030405060708090a0b0c0d0e0f");
    assertThat(child.salt()).contains(ByteSlice.of(salt));
    assertThat(child.content("cbor")).contains(ByteSlice.of(new byte[] {1}));
    assertThat(child.payload()).isEqualTo(ByteSlice.of(Arrays.copyOfRange(inner, 8, inner.length)));
    assertThat(root.child("other")).isEmpty();
    assertThat(root.unfolded()).isEmpty();
  }

  @Test
  void padsAfterTheStoreAreToleratedAndNothingElseIs() throws MalformedMedia {
    byte[] store = superbox("c2pa", "c2pa", new byte[0]);
    assertThat(JumbfBox.read(ByteSlice.of(Arrays.copyOf(store, store.length + 9))).label())
        .isEqualTo("c2pa");
    byte[] more = Arrays.copyOf(store, store.length + 1);
    more[store.length] = 1;
    assertRule(more, MediaRule.BROKEN);
  }

  @Test
  void theSameLabelTwiceIsBroken() {
    byte[] one = superbox("cbor", "a", new byte[0]);
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    assertRule(superbox("c2pa", "c2pa", two), MediaRule.BROKEN);
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] store = superbox("c2pa", "c2pa", superbox("c2ma", "m", box("cbor", new byte[20])));
    for (int length = 0; length < store.length; length++) {
      byte[] cut = Arrays.copyOf(store, length);
      assertThatThrownBy(() -> JumbfBox.read(ByteSlice.of(cut))).isInstanceOf(MalformedMedia.class);
    }
  }

  @Test
  void depthNumberAndLabelsHaveLimits() {
    byte[] deep = superbox("c2pa", "x", new byte[0]);
    for (int i = 0; i < JumbfReader.MAX_DEPTH; i++) {
      deep = superbox("c2pa", "x", deep);
    }
    assertRule(deep, MediaRule.TOO_DEEP);
    byte[] many = new byte[8 * (JumbfReader.MAX_BOXES + 1)];
    byte[] empty = box("cbor", new byte[0]);
    for (int i = 0; i < many.length; i += 8) {
      System.arraycopy(empty, 0, many, i, 8);
    }
    assertRule(superbox("c2pa", "c2pa", many), MediaRule.TOO_MANY_PARTS);
    assertRule(
        superbox("c2pa", "l".repeat(JumbfReader.MAX_LABEL + 1), new byte[0]), MediaRule.TOO_LARGE);
  }

  @Test
  void longHeadersAndOpenEndsAreRead() throws MalformedMedia {
    byte[] plain = superbox("c2pa", "c2pa", new byte[0]);
    byte[] open = plain.clone();
    open[3] = 0;
    assertThat(JumbfBox.read(ByteSlice.of(open)).label()).isEqualTo("c2pa");
    byte[] big = new byte[plain.length + 8];
    System.arraycopy(plain, 8, big, 16, plain.length - 8);
    System.arraycopy(plain, 4, big, 4, 4);
    big[3] = 1;
    big[15] = (byte) big.length;
    assertThat(JumbfBox.read(ByteSlice.of(big)).label()).isEqualTo("c2pa");
    big[8] = 1;
    assertRule(big, MediaRule.CUT_SHORT);
  }

  /** A Brotli stream may consist of one part as it is (RFC 7932 §9.2). */
  @Test
  void aCompressedManifestIsUnfolded() throws MalformedMedia {
    byte[] manifest = superbox("c2ma", "m", new byte[0]);
    byte[] brob = new byte[4 + 3 + manifest.length + 1];
    System.arraycopy("jumb".getBytes(StandardCharsets.US_ASCII), 0, brob, 0, 4);
    int length = manifest.length - 1;
    // WBITS 16 (bit 0), ISLAST 0, MNIBBLES 4 (00), MLEN-1 in 16 bits, ISUNCOMPRESSED 1.
    int bits = length << 4 | 1 << 20;
    brob[4] = (byte) bits;
    brob[5] = (byte) (bits >> 8);
    brob[6] = (byte) (bits >> 16);
    System.arraycopy(manifest, 0, brob, 7, manifest.length);
    brob[7 + manifest.length] = 3;
    JumbfBox box = JumbfBox.read(ByteSlice.of(superbox("c2cm", "m", box("brob", brob))));
    assertThat(box.unfolded().orElseThrow().type()).isEqualTo(JumbfBox.MANIFEST);
    brob[6] ^= 0x40;
    JumbfBox broken = JumbfBox.read(ByteSlice.of(superbox("c2cm", "m", box("brob", brob))));
    assertThatThrownBy(broken::unfolded).isInstanceOf(MalformedMedia.class);
    JumbfBox none = JumbfBox.read(ByteSlice.of(superbox("c2cm", "m", new byte[0])));
    assertThatThrownBy(none::unfolded).isInstanceOf(MalformedMedia.class);
  }

  private static void assertRule(byte[] bytes, MediaRule rule) {
    assertThatThrownBy(() -> JumbfBox.read(ByteSlice.of(bytes)))
        .isInstanceOfSatisfying(MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }
}
