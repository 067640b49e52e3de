package coop.byhand.media.c2pa.trust;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * One judging of a store: whom it trusts, and how many signatures it may still check. Every
 * signature, certificate and time-stamp in a file is chosen by whoever made the file, and checking
 * one costs a thousand times what it costs to write it down.
 */
public final class Scrutiny {

  /**
   * Checks for one store. A manifest with its certificates, time-stamp and revocation answer takes
   * about ten, so that the limit leaves room for a work with three hundred ancestors.
   */
  static final int MAX_CHECKS = 3_000;

  private final TrustConfig trust;
  private final Allowance allowance;

  /** What is left for the whole store, whoever is trusted with which part of it. */
  private static final class Allowance {
    private int left = MAX_CHECKS;
  }

  /** A judging that has checked nothing yet. */
  public Scrutiny(TrustConfig trust) {
    this(trust, new Allowance());
  }

  private Scrutiny(TrustConfig trust, Allowance allowance) {
    this.trust = trust;
    this.allowance = allowance;
  }

  /** The same judging of signatures for which no list vouches, such as those of identities. */
  public Scrutiny withoutLists() {
    return new Scrutiny(TrustConfig.none(), allowance);
  }

  List<TrustList> lists() {
    return trust.lists();
  }

  /** Takes one check. When none is left, whatever was to be checked counts as not proven. */
  boolean mayCheck() {
    allowance.left = Math.max(-1, allowance.left - 1);
    return allowance.left >= 0;
  }

  /** Whether this key signed the certificate; no once all checks are taken. */
  boolean signedBy(X509Certificate certificate, X509Certificate issuer) {
    return mayCheck() && Certificates.signedBy(certificate, issuer);
  }

  /**
   * Refuses a verdict that would rest on checks which were not made.
   *
   * @throws MalformedMedia if more checks were needed than one store may cost
   */
  public void ensureEveryCheckWasMade() throws MalformedMedia {
    if (allowance.left < 0) {
      throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, 0, MAX_CHECKS);
    }
  }
}
