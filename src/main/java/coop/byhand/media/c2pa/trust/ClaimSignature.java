package coop.byhand.media.c2pa.trust;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.trust.SignatureReport.Stamp;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the signature of a claim (C2PA 2.2 §15.7, §15.8): certificate, trust, signature,
 * time-stamp, validity and revocation.
 */
public final class ClaimSignature {

  /** Which rules the claim was made under. */
  public enum Era {
    /** {@code c2pa.claim}, version 1: no list of time-stamping authorities existed. */
    FIRST,
    /** {@code c2pa.claim.v2} and later. */
    SECOND
  }

  private final CoseSign1 cose;
  private final ByteSlice claim;
  private final Scrutiny scrutiny;
  private final Instant at;
  private final String url;
  private final List<Finding> findings = new ArrayList<>();

  private ClaimSignature(
      CoseSign1 cose, ByteSlice claim, Scrutiny scrutiny, Instant at, String url) {
    this.cose = cose;
    this.claim = claim;
    this.scrutiny = scrutiny;
    this.at = at;
    this.url = url;
  }

  /**
   * Judges one signature.
   *
   * @param claim the bytes of the claim as they stand in the file
   * @param at the clock: when no trusted time-stamp says when the signature was made, it is judged
   *     as of this moment
   * @param url address of the signature box for the findings
   */
  public static SignatureReport check(
      CoseSign1 cose, ByteSlice claim, Era era, TrustConfig trust, Instant at, String url) {
    return check(cose, claim, era, new Scrutiny(trust), at, url);
  }

  /** Judges one of the signatures of a store, all of which share the allowance of one judging. */
  public static SignatureReport check(
      CoseSign1 cose, ByteSlice claim, Era era, Scrutiny scrutiny, Instant at, String url) {
    return new ClaimSignature(cose, claim, scrutiny, at, url).judge(era);
  }

  private SignatureReport judge(Era era) {
    Optional<Stamp> stamp = stamp(era);
    Optional<List<X509Certificate>> chain = chain();
    Optional<String> list = Optional.empty();
    if (chain.isPresent()) {
      Instant signed = stamp.filter(Stamp::trusted).map(Stamp::time).orElse(at);
      list = judgeCredential(chain.get(), signed);
      boolean proven = stamp.filter(Stamp::trusted).isPresent();
      judgeRevocation(chain.get(), signed, proven, list.isPresent());
    }
    judgeSignature(chain);
    return new SignatureReport(
        findings,
        cose.alg(),
        chain.map(certificates -> CertificateInfo.of(certificates.getFirst())),
        list,
        stamp);
  }

  private Optional<Stamp> stamp(Era era) {
    if (cose.timeStamps().isEmpty()) {
      return Optional.empty();
    }
    TimeStamp.Result result = TimeStamp.check(cose, claim, era, scrutiny);
    result.codes().forEach(code -> add(code, "the time-stamp of the signature"));
    return result.stamp();
  }

  private Optional<List<X509Certificate>> chain() {
    try {
      List<X509Certificate> chain = Certificates.readAll(cose.x5chain());
      if (!chain.isEmpty()) {
        return Optional.of(chain);
      }
    } catch (MalformedMedia e) {
      // Said below.
    }
    add(StatusCode.SIGNING_CREDENTIAL_INVALID, "there is no readable certificate");
    return Optional.empty();
  }

  private Optional<String> judgeCredential(List<X509Certificate> chain, Instant signed) {
    SigningCredential.Result result = SigningCredential.check(chain, scrutiny, signed);
    result
        .violation()
        .ifPresent(rule -> add(StatusCode.SIGNING_CREDENTIAL_INVALID, rule.explanation()));
    if (result.expired()) {
      add(
          StatusCode.SIGNING_CREDENTIAL_EXPIRED,
          "the certificate was not valid when the signature was made, as far as can be proven");
    }
    if (result.trustList().isPresent()) {
      add(StatusCode.SIGNING_CREDENTIAL_TRUSTED, "a trust list vouches for the signer");
    } else {
      add(StatusCode.SIGNING_CREDENTIAL_UNTRUSTED, "no trust list vouches for the signer");
    }
    return result.trustList();
  }

  private void judgeRevocation(
      List<X509Certificate> chain, Instant signed, boolean proven, boolean vouched) {
    if (!cose.stapled()) {
      add(
          StatusCode.SIGNING_CREDENTIAL_OCSP_SKIPPED,
          "no answer about revocation is stapled, and none is fetched");
      return;
    }
    Revocation.check(cose.ocspValues(), chain, scrutiny, signed, proven, vouched)
        .ifPresent(code -> add(code, "the stapled answer about revocation"));
  }

  private void judgeSignature(Optional<List<X509Certificate>> chain) {
    if (cose.alg().isEmpty()) {
      add(StatusCode.ALGORITHM_UNSUPPORTED, "claims may not be signed with this algorithm");
      return;
    }
    boolean fits =
        chain.isPresent()
            && scrutiny.mayCheck()
            && cose.verify(chain.get().getFirst().getPublicKey(), claim);
    if (!fits) {
      add(StatusCode.CLAIM_SIGNATURE_MISMATCH, "the signature does not fit the claim");
      return;
    }
    add(StatusCode.CLAIM_SIGNATURE_VALIDATED, "the signature fits the claim");
    // The reference says this of every signature that fits, and says a certificate out of its time
    // with signingCredential.expired.
    add(StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY, "the signature fits the claim");
  }

  private void add(StatusCode code, String explanation) {
    findings.add(new Finding(code, url, explanation));
  }
}
