package coop.byhand.media.c2pa.trust;

import coop.byhand.media.c2pa.trust.TrustList.Kind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges the certificate of a signer: profile, time and trust (C2PA 2.2 §14.4, §14.5). */
public final class SigningCredential {

  private SigningCredential() {}

  /**
   * The three separate answers about a certificate.
   *
   * @param violation the first rule of the profile that is broken
   * @param expired whether the time is outside the validity of the certificate
   * @param trustList the list that vouches for it
   */
  public record Result(
      Optional<ProfileRule> violation, boolean expired, Optional<String> trustList) {}

  /**
   * Judges a chain, the signer's certificate first.
   *
   * @param at the time of a trusted time-stamp, else the clock
   */
  public static Result check(List<X509Certificate> chain, TrustConfig trust, Instant at) {
    return check(chain, new Scrutiny(trust), at);
  }

  static Result check(List<X509Certificate> chain, Scrutiny scrutiny, Instant at) {
    X509Certificate leaf = chain.getFirst();
    Optional<ProfileRule> violation = CertificateProfile.violation(leaf);
    boolean expired = !ChainWalk.validAt(leaf, at);
    Optional<String> list =
        violation.isPresent() || expired
            ? Optional.empty()
            : scrutiny.lists().stream()
                .filter(candidate -> vouches(candidate, chain, at, scrutiny))
                .map(TrustList::name)
                .findFirst();
    return new Result(violation, expired, list);
  }

  private static boolean vouches(
      TrustList list, List<X509Certificate> chain, Instant at, Scrutiny scrutiny) {
    X509Certificate leaf = chain.getFirst();
    if (list.allows(leaf)) {
      return true;
    }
    if (list.kind() == Kind.C2PA && !CertificateProfile.mayDo(leaf, Purpose.CLAIM_SIGNING)) {
      return false;
    }
    return new ChainWalk(chain.subList(1, chain.size()), list.anchors(), at, scrutiny)
        .from(leaf)
        .isPresent();
  }
}
