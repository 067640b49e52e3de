package coop.byhand.media.c2pa.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Slices of bytes: what they show, and that nobody reaches beyond them. */
class ByteSliceTests {

  private static final ByteSlice MIDDLE = ascii("abcdef").slice(2, 5);

  @Test
  void slicesAreEqualWhenTheirContentIs() {
    assertThat(MIDDLE).isEqualTo(ascii("cde")).isNotEqualTo(ascii("cdf"));
    assertThat(MIDDLE).isNotEqualTo(ascii("cd")).isNotEqualTo("cde");
    Set<ByteSlice> known = new HashSet<>(List.of(MIDDLE, ascii("xyz")));
    assertThat(known).contains(ascii("cde")).doesNotContain(ascii("edc"));
    assertThat(MIDDLE.hashCode())
        .isEqualTo(Arrays.hashCode("cde".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void nobodySeesWhatLiesBesideASlice() {
    assertThat(MIDDLE.at(2)).isEqualTo((byte) 'e');
    assertThatThrownBy(() -> MIDDLE.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MIDDLE.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MIDDLE.u32(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> MIDDLE.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(MIDDLE.asBuffer().remaining()).isEqualTo(3);
    assertThat(MIDDLE.from(1).latin1()).isEqualTo("de");
  }

  @Test
  void numbersAreReadWithoutSignMostSignificantFirst() {
    ByteSlice bytes = ByteSlice.of((byte) 0, (byte) 0xfe, (byte) 1, (byte) 2, (byte) 0x83);
    assertThat(bytes.u8(1)).isEqualTo(254);
    assertThat(bytes.u32(1)).isEqualTo(0xfe010283L);
  }

  @Test
  void aSliceOfBytesDoesNotChangeWithThem() {
    byte[] own = {1, 2};
    ByteSlice slice = ByteSlice.of(own);
    own[0] = 9;
    slice.toArray()[1] = 9;
    assertThat(slice.toArray()).containsExactly(1, 2);
  }

  @Test
  void joiningPutsSlicesOneAfterTheOther() {
    assertThat(ByteSlice.join(List.of(MIDDLE, ByteSlice.EMPTY, MIDDLE.slice(0, 1))))
        .isEqualTo(ascii("cdec"));
  }

  @Test
  void aSignatureCoversTheContentOfASliceOnly() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature made = Signature.getInstance("Ed25519");
    made.initSign(keys.getPrivate());
    MIDDLE.update(made);
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(keys.getPublic());
    check.update("cde".getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(made.sign())).isTrue();
  }

  @Test
  void textsOfASliceTellItsLengthAndNothingOfAFile() {
    assertThat(MIDDLE).hasToString("3 bytes");
  }

  private static ByteSlice ascii(String text) {
    return ByteSlice.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
