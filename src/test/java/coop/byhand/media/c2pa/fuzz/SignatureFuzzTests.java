package coop.byhand.media.c2pa.fuzz;

import coop.byhand.media.c2pa.SharedStores;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestManifest;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;

/** The fuzz bodies over good material with a thousand damages each, from a fixed seed. */
class SignatureFuzzTests {

  private static final int ROUNDS = 1_000;
  private static final TestAuthority AUTHORITY = new TestAuthority("Fuzz");

  @Test
  void damagedBoxesAndSignaturesAreRefusedOrJudged() throws Exception {
    TestManifest manifest =
        new TestManifest(
                AUTHORITY.signer(Alg.ES256), "urn:c2pa:11111111-2222-4333-8444-555555555555")
            .created("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture")
            .first()
            .stamped(AUTHORITY, TestAuthority.NOW);
    ByteSlice store = TestManifest.store(manifest.make());
    damage(store, SignatureFuzz::jumbf);
    JumbfBox active = JumbfBox.read(store).boxes().getLast();
    damage(SharedStores.signed(active).claim(), SignatureFuzz::cbor);
    JumbfBox signature = active.child("c2pa.signature").orElseThrow();
    ByteSlice cose = signature.content("cbor").orElseThrow();
    damage(cose.slice(0, Math.min(cose.length(), 5_000)), SignatureFuzz::cose);
    damage(cose, SignatureFuzz::cose);
  }

  @Test
  void damagedStampsCertificatesAndAnswersAreRefusedOrJudged() {
    ByteSlice message = ByteSlice.of(new byte[] {'m', 'e', 's', 's', 'a', 'g', 'e'});
    damage(AUTHORITY.stamp(message, TestAuthority.NOW), SignatureFuzz::timeStamp);
    damage(AUTHORITY.stampResponse(message, TestAuthority.NOW), SignatureFuzz::timeStamp);
    damage(ByteSlice.of(TestAuthority.der(AUTHORITY.root())), SignatureFuzz::certificate);
    damage(ByteSlice.of(AUTHORITY.pem()), SignatureFuzz::certificate);
    damage(
        AUTHORITY.ocsp(
            AUTHORITY.issuer(),
            CertificateStatus.GOOD,
            TestAuthority.NOW,
            TestAuthority.NOW.plus(Duration.ofDays(7)),
            true),
        SignatureFuzz::ocsp);
  }

  /** Readers of DER call themselves for each level; hostile bytes have as many as they like. */
  @Test
  void deeplyNestedBytesAreRefused() {
    for (int tag : new int[] {0x30, 0x31, 0xa0, 0x24, 0x23, 0x2c}) {
      byte[] open = new byte[60_000];
      for (int i = 0; i < open.length; i += 2) {
        open[i] = (byte) tag;
        open[i + 1] = (byte) 0x80;
      }
      for (byte[] nested : List.of(open, closed(tag, 3_000))) {
        SignatureFuzz.timeStamp(nested);
        SignatureFuzz.timeStamp(inside(nested));
        SignatureFuzz.certificate(nested);
        SignatureFuzz.certificate(inside(nested));
        SignatureFuzz.ocsp(nested);
        SignatureFuzz.ocsp(inside(nested));
      }
    }
  }

  /** So many levels, each with its length. */
  private static byte[] closed(int tag, int levels) {
    byte[] nested = new byte[0];
    for (int i = 0; i < levels; i++) {
      nested = wrapped(tag, nested);
    }
    return nested;
  }

  private static byte[] inside(byte[] content) {
    return wrapped(0x30, wrapped(0x30, content));
  }

  private static byte[] wrapped(int tag, byte[] content) {
    byte[] whole = new byte[content.length + 5];
    whole[0] = (byte) tag;
    whole[1] = (byte) 0x83;
    whole[2] = (byte) (content.length >> 16);
    whole[3] = (byte) (content.length >> 8);
    whole[4] = (byte) content.length;
    System.arraycopy(content, 0, whole, 5, content.length);
    return whole;
  }

  private static void damage(ByteSlice good, Consumer<byte[]> reader) {
    Random random = new Random(20_261_125);
    reader.accept(good.toArray());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = good.toArray();
      // Half of the damage hits the first bytes, where lengths and types stand.
      int reach = round % 2 == 0 ? Math.min(300, bytes.length) : bytes.length;
      for (int hit = 0; hit <= random.nextInt(3); hit++) {
        bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      reader.accept(round % 5 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
    }
  }
}
