package coop.byhand.media.c2pa.trust;

import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cose.Alg;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the signature of a claim proves.
 *
 * @param findings every code this part of the check has to say
 * @param alg empty if the signature names none that claims may use
 * @param signer empty if there is no readable certificate
 * @param trustList the list that vouches for the signer
 * @param timeStamp the time-stamp, if one covers this signature and is undamaged
 */
public record SignatureReport(
    List<Finding> findings,
    Optional<Alg> alg,
    Optional<CertificateInfo> signer,
    Optional<String> trustList,
    Optional<Stamp> timeStamp) {

  public SignatureReport {
    findings = List.copyOf(findings);
  }

  /**
   * An undamaged time-stamp.
   *
   * @param trusted whether it replaces the clock when the validity of the signer is judged
   * @param trustList the list that vouches for its authority; may be missing even if trusted, since
   *     claims of version 1 know no list of time-stamping authorities
   */
  public record Stamp(
      Instant time, CertificateInfo authority, boolean trusted, Optional<String> trustList) {}

  /** Whether this code is among the findings. */
  public boolean says(StatusCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
