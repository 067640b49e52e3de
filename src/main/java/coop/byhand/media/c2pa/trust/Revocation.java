package coop.byhand.media.c2pa.trust;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.trust.OcspAnswer.Status;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges answers about revocation that are stapled to a signature or stand in an assertion (OCSP,
 * RFC 6960; C2PA 2.2 §15.9). Nothing is fetched.
 */
public final class Revocation {

  /** How long an answer counts that does not say when the next one comes. */
  private static final Duration WITHOUT_NEXT = Duration.ofHours(24);

  private final X509Certificate leaf;
  private final X509Certificate issuer;
  private final Instant signed;
  private final boolean proven;

  private Revocation(X509Certificate leaf, X509Certificate issuer, Instant signed, boolean proven) {
    this.leaf = leaf;
    this.issuer = issuer;
    this.signed = signed;
    this.proven = proven;
  }

  /**
   * Judges the answers for the first certificate of a chain.
   *
   * @param signed when the signature was made, as far as can be proven, else the clock
   * @param proven whether a trusted time-stamp says so
   * @param vouched whether a trust list vouches for the signer. Without it only bad news count:
   *     anybody can found an authority that praises itself
   * @return empty if no answer is usable, which says nothing in either direction
   */
  public static Optional<StatusCode> check(
      List<ByteSlice> answers,
      List<X509Certificate> chain,
      TrustConfig trust,
      Instant signed,
      boolean proven,
      boolean vouched) {
    return check(answers, chain, new Scrutiny(trust), signed, proven, vouched);
  }

  static Optional<StatusCode> check(
      List<ByteSlice> answers,
      List<X509Certificate> chain,
      Scrutiny scrutiny,
      Instant signed,
      boolean proven,
      boolean vouched) {
    X509Certificate leaf = chain.getFirst();
    Optional<X509Certificate> issuer = issuer(chain, scrutiny);
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    Revocation revocation = new Revocation(leaf, issuer.get(), signed, proven);
    List<StatusCode> codes =
        answers.stream().flatMap(answer -> revocation.judge(answer, scrutiny)).toList();
    return Stream.of(
            StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED,
            StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED,
            StatusCode.SIGNING_CREDENTIAL_OCSP_UNKNOWN)
        .filter(codes::contains)
        .filter(code -> vouched || code == StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED)
        .findFirst();
  }

  private static Optional<X509Certificate> issuer(List<X509Certificate> chain, Scrutiny scrutiny) {
    X509Certificate leaf = chain.getFirst();
    return Stream.concat(
            chain.stream().skip(1),
            scrutiny.lists().stream().flatMap(list -> list.anchors().stream()))
        .filter(one -> one.getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
        .limit(ChainWalk.MAX_CHECKS)
        .filter(one -> scrutiny.signedBy(leaf, one))
        .findFirst();
  }

  private Stream<StatusCode> judge(ByteSlice bytes, Scrutiny scrutiny) {
    return OcspAnswer.read(bytes, issuer, signed, scrutiny).stream()
        .flatMap(answer -> answer.about(leaf, issuer).stream())
        .filter(this::inTime)
        .map(this::code);
  }

  /** A good answer of later than the signature says more than one of before. */
  private boolean inTime(Status status) {
    Instant end = status.nextUpdate().orElseGet(() -> status.thisUpdate().plus(WITHOUT_NEXT));
    return status.kind() == Status.Kind.REVOKED || !signed.isAfter(end);
  }

  private StatusCode code(Status status) {
    return switch (status.kind()) {
      case GOOD -> StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED;
      case UNKNOWN -> StatusCode.SIGNING_CREDENTIAL_OCSP_UNKNOWN;
      case REVOKED -> {
        boolean later = status.revoked().map(signed::isBefore).orElse(false);
        yield proven && later
            ? StatusCode.SIGNING_CREDENTIAL_OCSP_NOT_REVOKED
            : StatusCode.SIGNING_CREDENTIAL_OCSP_REVOKED;
      }
    };
  }
}
