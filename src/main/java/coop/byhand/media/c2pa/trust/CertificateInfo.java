package coop.byhand.media.c2pa.trust;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * What a certificate says about its holder and its issuer. Names come from the file and are hostile
 * input.
 *
 * @param serial in hexadecimal
 * @param issuer parts of the name by their short name ({@code C}, {@code O}, {@code CN}; others by
 *     object identifier), in the order of the certificate
 * @param subject likewise
 */
public record CertificateInfo(
    String serial,
    Map<String, String> issuer,
    Map<String, String> subject,
    Instant notBefore,
    Instant notAfter) {

  /** Nobody needs longer names; certificates carry kilobytes if they please. */
  static final int MAX_NAME = 500;

  private static final int MAX_PARTS = 30;

  public CertificateInfo {
    issuer = Collections.unmodifiableMap(new LinkedHashMap<>(issuer));
    subject = Collections.unmodifiableMap(new LinkedHashMap<>(subject));
  }

  static CertificateInfo of(X509Certificate certificate) {
    BigInteger serial = certificate.getSerialNumber();
    return new CertificateInfo(
        serial.toString(16),
        parts(certificate.getIssuerX500Principal().getEncoded()),
        parts(certificate.getSubjectX500Principal().getEncoded()),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  /** The organisation of the holder: whom reports name as the signer. */
  public Optional<String> organisation() {
    return Optional.ofNullable(subject.get("O"));
  }

  /** The common name of the holder. */
  public Optional<String> commonName() {
    return Optional.ofNullable(subject.get("CN"));
  }

  private static Map<String, String> parts(byte[] name) {
    Map<String, String> parts = new LinkedHashMap<>();
    try {
      for (RDN rdn : X500Name.getInstance(name).getRDNs()) {
        for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
          if (parts.size() < MAX_PARTS && part.getValue() instanceof ASN1String text) {
            String value = text.getString();
            parts.putIfAbsent(key(part), value.substring(0, Math.min(MAX_NAME, value.length())));
          }
        }
      }
    } catch (RuntimeException e) {
      // A name that cannot be taken apart stays without the rest of its parts.
    }
    return parts;
  }

  private static String key(AttributeTypeAndValue part) {
    String known = BCStyle.INSTANCE.oidToDisplayName(part.getType());
    return known == null ? part.getType().getId() : known;
  }
}
