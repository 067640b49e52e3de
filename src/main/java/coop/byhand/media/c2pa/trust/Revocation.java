package coop.byhand.media.c2pa.trust;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges stapled answers about revocation (OCSP, RFC 6960; C2PA 2.2 §15.9). Nothing is fetched. */
public final class Revocation {

  private Revocation() {}

  /**
   * Judges the answers for the first certificate of a chain.
   *
   * @param signed when the signature was made, as far as can be proven
   * @param proven whether a trusted time-stamp says so
   * @return empty if no answer is usable, which says nothing in either direction
   */
  public static Optional<StatusCode> check(
      List<ByteSlice> answers,
      List<X509Certificate> chain,
      TrustConfig trust,
      Instant signed,
      boolean proven) {
    return Optional.empty();
  }
}
