package coop.byhand.media.c2pa.trust;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads X.509 certificates (RFC 5280), alone and in PEM bundles (RFC 7468). */
public final class Certificates {

  /** Real certificates stay below 4 kB. */
  static final int MAX_SIZE = 64 * 1024;

  /** The longest known list has some hundred certificates. */
  static final int MAX_IN_BUNDLE = 5_000;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)-----END CERTIFICATE-----");

  private Certificates() {}

  /** Reads one certificate in DER. */
  public static X509Certificate read(ByteSlice der) throws MalformedMedia {
    if (der.length() > MAX_SIZE) {
      throw new MalformedMedia(MediaRule.TOO_LARGE, 0, (long) der.length(), (long) MAX_SIZE);
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      ByteArrayInputStream in = new ByteArrayInputStream(der.toArray());
      if (factory.generateCertificate(in) instanceof X509Certificate certificate) {
        certificate.getPublicKey();
        return certificate;
      }
    } catch (CertificateException | RuntimeException e) {
      // Said below; the JDK reports some damage unchecked.
    }
    throw new MalformedMedia(MediaRule.BROKEN, 0, "certificate");
  }

  /** Reads the certificates of a chain; the offset of a broken one is its place in the list. */
  static List<X509Certificate> readAll(List<ByteSlice> chain) throws MalformedMedia {
    List<X509Certificate> certificates = new ArrayList<>();
    for (ByteSlice der : chain) {
      certificates.add(read(der));
    }
    return certificates;
  }

  /**
   * Reads a PEM bundle. Texts between the certificates, as lists carry them, are skipped; a broken
   * certificate breaks the bundle, because a trust list is never half right.
   */
  public static List<X509Certificate> bundle(byte[] pem) throws MalformedMedia {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher found = PEM.matcher(text);
    int end = 0;
    while (found.find()) {
      if (certificates.size() >= MAX_IN_BUNDLE) {
        throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, found.start(), MAX_IN_BUNDLE);
      }
      try {
        byte[] der = Base64.getMimeDecoder().decode(found.group(1));
        certificates.add(read(ByteSlice.of(der)));
      } catch (IllegalArgumentException | MalformedMedia e) {
        throw new MalformedMedia(MediaRule.BROKEN, found.start(), "certificate");
      }
      end = found.end();
    }
    int left = text.indexOf("-----BEGIN CERTIFICATE-----", end);
    if (left >= 0) {
      throw new MalformedMedia(MediaRule.BROKEN, left, "certificate");
    }
    return certificates;
  }

  /** SHA-256 over the certificate: its name in lists of allowed and denied ones. */
  static ByteSlice fingerprint(X509Certificate certificate) {
    try {
      return ByteSlice.of(sha256().digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  /** Whether this key signed the certificate. */
  static boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
