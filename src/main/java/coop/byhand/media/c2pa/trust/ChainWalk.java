package coop.byhand.media.c2pa.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Looks for a chain from a certificate to an anchor as of a moment (RFC 5280 §6). The search is an
 * own one, because the certificates come from the file: a builder that tries every order of them
 * can be kept busy for hours. Each chain it finds is then checked by the JDK as a whole.
 */
final class ChainWalk {

  /** Honest chains need five. */
  static final int MAX_CHECKS = 60;

  private static final int MAX_LENGTH = 8;
  private static final int KEY_CERT_SIGN = 5;

  private final List<X509Certificate> between;
  private final List<X509Certificate> anchors;
  private final Instant at;
  private final Scrutiny scrutiny;
  private int checksLeft = MAX_CHECKS;

  /** Between: the certificates that came along, in any order. */
  ChainWalk(
      List<X509Certificate> between, List<X509Certificate> anchors, Instant at, Scrutiny scrutiny) {
    this.between = between;
    this.anchors = anchors;
    this.at = at;
    this.scrutiny = scrutiny;
  }

  static boolean validAt(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  /** The chain from this certificate to its anchor, both included; empty if there is none. */
  Optional<List<X509Certificate>> from(X509Certificate leaf) {
    return extend(List.of(leaf));
  }

  private Optional<List<X509Certificate>> extend(List<X509Certificate> chain) {
    X509Certificate last = chain.getLast();
    if (!validAt(last, at) || !CertificateProfile.strong(last) || chain.size() > MAX_LENGTH) {
      return Optional.empty();
    }
    X500Principal issuer = last.getIssuerX500Principal();
    for (X509Certificate anchor : anchors) {
      boolean same = anchor.equals(last);
      if (same || (names(anchor, issuer) && signed(last, anchor))) {
        List<X509Certificate> found = same ? chain : append(chain, anchor);
        if (found.size() > 1 && accepted(found)) {
          return Optional.of(found);
        }
      }
    }
    for (X509Certificate next : between) {
      if (!chain.contains(next) && names(next, issuer) && mayIssue(next) && signed(last, next)) {
        Optional<List<X509Certificate>> found = extend(append(chain, next));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean names(X509Certificate candidate, X500Principal issuer) {
    return candidate.getSubjectX500Principal().equals(issuer);
  }

  private static boolean mayIssue(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
  }

  private boolean signed(X509Certificate certificate, X509Certificate issuer) {
    return checksLeft-- > 0 && scrutiny.signedBy(certificate, issuer);
  }

  /** The whole chain by the rules of RFC 5280, without revocation. */
  private boolean accepted(List<X509Certificate> chain) {
    try {
      List<X509Certificate> below = chain.subList(0, chain.size() - 1);
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
      PKIXParameters rules = new PKIXParameters(Set.of(new TrustAnchor(chain.getLast(), null)));
      rules.setDate(Date.from(at));
      rules.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX").validate(path, rules);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static List<X509Certificate> append(List<X509Certificate> chain, X509Certificate next) {
    List<X509Certificate> longer = new ArrayList<>(chain);
    longer.add(next);
    return longer;
  }
}
