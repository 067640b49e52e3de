package coop.byhand.media.c2pa.trust;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * An answer about revocation whose signature is right (RFC 6960 §4.2): made by the issuer of the
 * certificate in question, or by a responder the issuer gave that purpose.
 */
final class OcspAnswer {

  /** Real answers stay below 4 kB. */
  static final int MAX_SIZE = 64 * 1024;

  /** One certificate per answer is usual; the answer may come with a chain. */
  private static final int MAX_PARTS = 16;

  private static final int REMOVE_FROM_CRL = 8;
  private static final Map<String, String> DIGESTS =
      Map.of(
          "1.3.14.3.2.26", "SHA-1",
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private final BasicOCSPResp answer;

  private OcspAnswer(BasicOCSPResp answer) {
    this.answer = answer;
  }

  /** What an answer says about one certificate. */
  record Status(
      Kind kind, Instant thisUpdate, Optional<Instant> nextUpdate, Optional<Instant> revoked) {
    enum Kind {
      GOOD,
      REVOKED,
      UNKNOWN
    }
  }

  /**
   * Reads an answer and checks its signature.
   *
   * @param at when the certificate of a delegated responder has to be valid
   */
  static Optional<OcspAnswer> read(
      ByteSlice bytes, X509Certificate issuer, Instant at, Scrutiny scrutiny) {
    if (bytes.length() > MAX_SIZE) {
      return Optional.empty();
    }
    try {
      OCSPResp response = new OCSPResp(bytes.toArray());
      if (response.getStatus() == OCSPResp.SUCCESSFUL
          && response.getResponseObject() instanceof BasicOCSPResp basic
          && signed(basic, issuer, at, scrutiny)) {
        return Optional.of(new OcspAnswer(basic));
      }
    } catch (IOException | OCSPException | RuntimeException e) {
      // Bouncy Castle reports much damage unchecked; damaged answers are no answers.
    }
    return Optional.empty();
  }

  /** What this answer says about a certificate of this issuer. */
  Optional<Status> about(X509Certificate leaf, X509Certificate issuer) {
    try {
      return Arrays.stream(answer.getResponses())
          .limit(MAX_PARTS)
          .filter(one -> names(one.getCertID(), leaf, issuer))
          .findFirst()
          .map(OcspAnswer::status);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Status status(SingleResp one) {
    Instant from = one.getThisUpdate().toInstant();
    Optional<Instant> next = Optional.ofNullable(one.getNextUpdate()).map(Date::toInstant);
    return switch (one.getCertStatus()) {
      case null -> new Status(Status.Kind.GOOD, from, next, Optional.empty());
      case RevokedStatus revoked -> {
        boolean lifted =
            revoked.hasRevocationReason() && revoked.getRevocationReason() == REMOVE_FROM_CRL;
        Optional<Instant> time = Optional.of(revoked.getRevocationTime().toInstant());
        yield new Status(lifted ? Status.Kind.GOOD : Status.Kind.REVOKED, from, next, time);
      }
      default -> new Status(Status.Kind.UNKNOWN, from, next, Optional.empty());
    };
  }

  private static boolean signed(
      BasicOCSPResp basic, X509Certificate issuer, Instant at, Scrutiny scrutiny) {
    return (scrutiny.mayCheck() && fits(basic, issuer.getPublicKey()))
        || Arrays.stream(basic.getCerts())
            .limit(MAX_PARTS)
            .flatMap(OcspAnswer::certificate)
            .filter(responder -> delegated(responder, issuer, at, scrutiny))
            .anyMatch(responder -> scrutiny.mayCheck() && fits(basic, responder.getPublicKey()));
  }

  private static boolean delegated(
      X509Certificate responder, X509Certificate issuer, Instant at, Scrutiny scrutiny) {
    return responder.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
        && CertificateProfile.mayDo(responder, Purpose.OCSP_SIGNING)
        && CertificateProfile.strong(responder)
        && ChainWalk.validAt(responder, at)
        && scrutiny.signedBy(responder, issuer);
  }

  private static Stream<X509Certificate> certificate(X509CertificateHolder holder) {
    try {
      return Stream.of(Certificates.read(ByteSlice.of(holder.getEncoded())));
    } catch (IOException | MalformedMedia e) {
      return Stream.empty();
    }
  }

  private static boolean fits(BasicOCSPResp basic, PublicKey key) {
    try {
      return basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
    } catch (OCSPException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  /** Serial number, and hashes of name and key of the issuer (RFC 6960 §4.1.1). */
  private static boolean names(CertificateID id, X509Certificate leaf, X509Certificate issuer) {
    String digest = DIGESTS.get(id.getHashAlgOID().getId());
    if (digest == null || !id.getSerialNumber().equals(leaf.getSerialNumber())) {
      return false;
    }
    try {
      MessageDigest hash = MessageDigest.getInstance(digest);
      byte[] name = hash.digest(issuer.getSubjectX500Principal().getEncoded());
      SubjectPublicKeyInfo info =
          SubjectPublicKeyInfo.getInstance(issuer.getPublicKey().getEncoded());
      byte[] key = hash.digest(info.getPublicKeyData().getBytes());
      return MessageDigest.isEqual(name, id.getIssuerNameHash())
          && MessageDigest.isEqual(key, id.getIssuerKeyHash());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
