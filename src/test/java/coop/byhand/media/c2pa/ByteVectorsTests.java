package coop.byhand.media.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.SharedStores.Signed;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.cose.TimeStampHeader.Version;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Lengths and hashes of two real stores, measured with independent tools. */
class ByteVectorsTests {

  @Test
  void theBoxesOfAPhotographHaveTheKnownHashes() throws Exception {
    ByteSlice store = SharedStores.bytes(SharedStores.file("gen-capture.jpg")).orElseThrow();
    assertThat(store.length()).isEqualTo(17_478);
    JumbfBox root = JumbfBox.read(store);
    assertThat(root.type()).isEqualTo(JumbfBox.STORE);
    assertThat(root.label()).isEqualTo("c2pa");
    JumbfBox assertions = root.boxes().getLast().child("c2pa.assertions").orElseThrow();
    assertHash(assertions, "c2pa.actions.v2", 205, "Bvn9VhrreLix2WN3DSGdcHuWkzghByNQu63Y/UnsLp4=");
    assertHash(
        assertions, "cawg.training-mining", 233, "SIFmNAl2DAsrBG4zmTf8ZAac3jKbn2Ks5cUBP05lbow=");
    assertHash(assertions, "c2pa.hash.data", 187, "02xCMv0c+7BoYxYQ/gkRfsf1q4q7wMsCpGm+3/IPA9A=");
  }

  @Test
  void theSignatureOfAPhotographCoversTheKnownBytes() throws Exception {
    ByteSlice store = SharedStores.bytes(SharedStores.file("gen-capture.jpg")).orElseThrow();
    Signed signed = SharedStores.active(store);
    CoseSign1 cose = signed.signature();
    assertThat(signed.claim().length()).isEqualTo(552);
    assertThat(hex(signed.claim()))
        .isEqualTo("18a04aede2a5feb94ec0a9dad50459b3879fd49a41e5457ee166979fb314bfdd");
    ByteSlice covered = cose.toBeSigned(signed.claim());
    assertThat(covered.length()).isEqualTo(1_875);
    assertThat(hex(covered))
        .isEqualTo("e2986e20cf8f00025ebba8945965fa2f846c0c129892d8e6eb6a6d47bbe47118");
    assertThat(hex(cose.toBeStamped(Version.V2, signed.claim())))
        .isEqualTo("9dc6f34b5e9a2782f2a9e854c5f21236ac559b6ab6a1a2bfbe279ed0074dccdb");
    assertThat(cose.alg()).contains(Alg.ES256);
    assertThat(cose.x5chain()).extracting(ByteSlice::length).containsExactly(649, 643);
    assertThat(cose.signature().length()).isEqualTo(64);
    assertThat(cose.timeStamps().orElseThrow().version()).isEqualTo(Version.V2);
  }

  @Test
  void theSignatureOfAnOlderClaimCoversTheKnownBytes() throws Exception {
    ByteSlice store = SharedStores.bytes(SharedStores.file("adobe-20220124-C.jpg")).orElseThrow();
    Signed signed = SharedStores.active(store);
    CoseSign1 cose = signed.signature();
    assertThat(signed.claim().length()).isEqualTo(581);
    assertThat(hex(signed.claim()))
        .isEqualTo("0d7ca9167c703892fda58ea1cabb1f82b7dbe9f2453e4b44cf95ac24ee80db63");
    ByteSlice covered = cose.toBeSigned(signed.claim());
    assertThat(covered.length()).isEqualTo(602);
    assertThat(hex(covered))
        .isEqualTo("1a33b3e75fe2e9047d78b225ca33f4a676792167e9c3af89133bf56ceec07932");
    assertThat(hex(cose.toBeStamped(Version.V1, signed.claim())))
        .isEqualTo("0432594d249ca8418b0fcf6b3f7f65d18b92a20fcac5f7f031b9005f7615a823");
    assertThat(cose.alg()).contains(Alg.PS256);
    assertThat(cose.x5chain()).hasSize(3);
    assertThat(cose.signature().length()).isEqualTo(512);
    assertThat(Cbor.read(cose.protectedBytes()).asMap().orElseThrow().entries()).hasSize(1);
  }

  @Test
  void everySharedStoreIsReadOrRefusedWithAReason() throws IOException {
    try (var files = java.nio.file.Files.list(SharedStores.file("."))) {
      for (var file : files.sorted().toList()) {
        ByteSlice store = SharedStores.bytes(file).orElse(ByteSlice.EMPTY);
        if (!store.isEmpty()) {
          boolean damaged = file.getFileName().toString().equals("gen-truncated-jumbf.jpg");
          assertThat(readable(store)).as(file.toString()).isEqualTo(!damaged);
        }
      }
    }
  }

  private static boolean readable(ByteSlice store) {
    try {
      for (JumbfBox manifest : JumbfBox.read(store).boxes()) {
        SharedStores.signed(manifest);
      }
      return true;
    } catch (MalformedMedia e) {
      return false;
    }
  }

  private static void assertHash(JumbfBox parent, String label, int length, String hash)
      throws NoSuchAlgorithmException {
    ByteSlice payload = parent.child(label).orElseThrow().payload();
    assertThat(payload.length()).isEqualTo(length);
    assertThat(Base64.getEncoder().encodeToString(sha256(payload))).isEqualTo(hash);
  }

  private static String hex(ByteSlice bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  private static byte[] sha256(ByteSlice bytes) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    bytes.update(digest);
    return digest.digest();
  }
}
