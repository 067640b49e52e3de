package coop.byhand.media.c2pa.fuzz;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import coop.byhand.media.c2pa.trust.CertificateProfile;
import coop.byhand.media.c2pa.trust.Certificates;
import coop.byhand.media.c2pa.trust.ClaimSignature;
import coop.byhand.media.c2pa.trust.ClaimSignature.Era;
import coop.byhand.media.c2pa.trust.Revocation;
import coop.byhand.media.c2pa.trust.SigningCredential;
import coop.byhand.media.c2pa.trust.TimeStamp;
import coop.byhand.media.c2pa.trust.TrustConfig;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What fuzzers call for boxes, signatures and certificates: any bytes end in a result or in {@code
 * MalformedMedia}; anything else is a bug and gets out.
 */
public final class SignatureFuzz {

  private static final ByteSlice MESSAGE =
      ByteSlice.of("message".getBytes(StandardCharsets.US_ASCII));
  private static final TestAuthority AUTHORITY = new TestAuthority("Fuzz");

  private SignatureFuzz() {}

  public static void cbor(byte[] bytes) {
    tolerate(() -> Cbor.read(ByteSlice.of(bytes)));
  }

  public static void jumbf(byte[] bytes) {
    tolerate(() -> {
      for (JumbfBox box : JumbfBox.read(ByteSlice.of(bytes)).boxes()) {
        box.unfolded();
      }
    });
  }

  public static void cose(byte[] bytes) {
    tolerate(() ->
        ClaimSignature.check(
            CoseSign1.read(ByteSlice.of(bytes)),
            MESSAGE,
            Era.FIRST,
            TrustConfig.of(AUTHORITY.pem(), new byte[0], new byte[0]),
            TestAuthority.NOW,
            "url"));
  }

  public static void timeStamp(byte[] bytes) {
    TimeStamp.check(ByteSlice.of(bytes), MESSAGE, Era.FIRST, TrustConfig.none());
  }

  public static void certificate(byte[] bytes) {
    tolerate(() -> {
      X509Certificate read = Certificates.read(ByteSlice.of(bytes));
      CertificateProfile.violation(read);
      TrustConfig trust = TrustConfig.of(AUTHORITY.pem(), new byte[0], new byte[0]);
      SigningCredential.check(List.of(read, AUTHORITY.issuer()), trust, TestAuthority.NOW);
    });
    tolerate(() -> Certificates.bundle(bytes));
  }

  public static void ocsp(byte[] bytes) {
    tolerate(() ->
        Revocation.check(
            List.of(ByteSlice.of(bytes)),
            List.of(AUTHORITY.issuer(), AUTHORITY.root()),
            TrustConfig.none(),
            TestAuthority.NOW,
            true,
            true));
  }

  private interface Reading {
    void run() throws MalformedMedia;
  }

  private static void tolerate(Reading reading) {
    try {
      reading.run();
    } catch (MalformedMedia e) {
      // Refused with a reason: as it should be.
    }
  }
}
