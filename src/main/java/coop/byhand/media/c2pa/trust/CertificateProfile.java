package coop.byhand.media.c2pa.trust;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;

/** The profile of certificates that sign claims and time-stamps (C2PA 2.2 §14.5.1). */
public final class CertificateProfile {

  private static final int MIN_RSA_BITS = 2_048;

  /** Larger keys only serve to make checks slow. */
  private static final int MAX_RSA_BITS = 8_192;

  private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";
  private static final Set<String> SIGNATURES =
      Set.of(
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.3.101.112");

  /** Orders of P-256, P-384 and P-521 have these lengths; the JDK knows no other such curves. */
  private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);

  private static final String AUTHORITY_KEY_ID = "2.5.29.35";

  /** Key usage, names, constraints, policies, purposes: what the checks here look at. */
  private static final Set<String> KNOWN_CRITICAL =
      Set.of(
          "2.5.29.15",
          "2.5.29.17",
          "2.5.29.19",
          "2.5.29.30",
          "2.5.29.32",
          "2.5.29.36",
          "2.5.29.37",
          "2.5.29.54");

  private CertificateProfile() {}

  /** The first rule that the certificate of a claim signer breaks. */
  public static Optional<ProfileRule> violation(X509Certificate leaf) {
    return general(leaf).or(() -> endEntity(leaf)).or(() -> purpose(leaf));
  }

  /** The first rule that the certificate of a time-stamping authority breaks. */
  static Optional<ProfileRule> timeStampViolation(X509Certificate leaf) {
    if (leaf.getBasicConstraints() >= 0) {
      return Optional.of(ProfileRule.AUTHORITY);
    }
    return mayDo(leaf, Purpose.TIME_STAMPING) ? key(leaf) : Optional.of(ProfileRule.WRONG_PURPOSE);
  }

  /** Whether the certificate names this purpose. */
  static boolean mayDo(X509Certificate certificate, Purpose purpose) {
    return purpose.among(purposes(certificate));
  }

  /** Whether signature algorithm and key are strong enough for any certificate of a chain. */
  static boolean strong(X509Certificate certificate) {
    return algorithm(certificate).or(() -> key(certificate)).isEmpty();
  }

  /** Whether every critical extension is one the checks here look at. */
  static boolean understood(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical == null || KNOWN_CRITICAL.containsAll(critical);
  }

  private static Optional<ProfileRule> general(X509Certificate leaf) {
    if (leaf.getVersion() != 3) {
      return Optional.of(ProfileRule.VERSION);
    }
    if (leaf.getIssuerUniqueID() != null || leaf.getSubjectUniqueID() != null) {
      return Optional.of(ProfileRule.UNIQUE_IDS);
    }
    if (!understood(leaf)) {
      return Optional.of(ProfileRule.UNKNOWN_CRITICAL);
    }
    return algorithm(leaf).or(() -> key(leaf));
  }

  private static Optional<ProfileRule> endEntity(X509Certificate leaf) {
    if (leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal())) {
      return Optional.of(ProfileRule.SELF_SIGNED);
    }
    if (leaf.getBasicConstraints() >= 0) {
      return Optional.of(ProfileRule.AUTHORITY);
    }
    boolean[] usage = leaf.getKeyUsage();
    if (usage == null || !usage[0] || usage[5]) {
      return Optional.of(ProfileRule.KEY_USAGE);
    }
    return leaf.getExtensionValue(AUTHORITY_KEY_ID) == null
        ? Optional.of(ProfileRule.AUTHORITY_KEY)
        : Optional.empty();
  }

  private static Optional<ProfileRule> purpose(X509Certificate leaf) {
    List<String> purposes = purposes(leaf);
    if (purposes.isEmpty()) {
      return Optional.of(ProfileRule.NO_PURPOSE);
    }
    if (Purpose.ANY.among(purposes)) {
      return Optional.of(ProfileRule.ANY_PURPOSE);
    }
    boolean special = Purpose.TIME_STAMPING.among(purposes) || Purpose.OCSP_SIGNING.among(purposes);
    if (special && purposes.size() > 1) {
      return Optional.of(ProfileRule.MIXED_PURPOSE);
    }
    return Purpose.acceptedAmong(purposes)
        ? Optional.empty()
        : Optional.of(ProfileRule.WRONG_PURPOSE);
  }

  private static Optional<ProfileRule> algorithm(X509Certificate certificate) {
    String oid = certificate.getSigAlgOID();
    boolean allowed =
        SIGNATURES.contains(oid) || (oid.equals(RSASSA_PSS) && strongPss(certificate));
    return allowed ? Optional.empty() : Optional.of(ProfileRule.SIGNATURE_ALGORITHM);
  }

  private static boolean strongPss(X509Certificate certificate) {
    try {
      RSASSAPSSparams params = RSASSAPSSparams.getInstance(certificate.getSigAlgParams());
      return params != null
          && Set.of(
                  NISTObjectIdentifiers.id_sha256,
                  NISTObjectIdentifiers.id_sha384,
                  NISTObjectIdentifiers.id_sha512)
              .contains(params.getHashAlgorithm().getAlgorithm());
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Optional<ProfileRule> key(X509Certificate certificate) {
    PublicKey key = certificate.getPublicKey();
    boolean allowed =
        switch (key) {
          case RSAPublicKey rsa ->
              rsa.getModulus().bitLength() >= MIN_RSA_BITS
                  && rsa.getModulus().bitLength() <= MAX_RSA_BITS;
          case ECPublicKey ec -> CURVE_BITS.contains(ec.getParams().getOrder().bitLength());
          case EdECPublicKey ed -> ed.getParams().getName().equals("Ed25519");
          default -> false;
        };
    return allowed ? Optional.empty() : Optional.of(ProfileRule.KEY);
  }

  private static List<String> purposes(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null ? List.of() : purposes;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
