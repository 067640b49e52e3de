package coop.byhand.media.c2pa;

import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.trust.CertificateInfo;
import coop.byhand.media.c2pa.trust.SignatureReport;
import java.util.List;
import java.util.Optional;

/**
 * One manifest with what was found about it.
 *
 * @param active whether it speaks for the file
 * @param reachable whether the active manifest leads to it; others have no bearing on the file
 * @param signature empty if there is none that can be read
 * @param findings about this manifest; of an ingredient only what its assertion does not record
 */
public record ManifestReport(
    Manifest manifest,
    boolean active,
    boolean reachable,
    Optional<SignatureReport> signature,
    List<Finding> findings) {

  public ManifestReport {
    findings = List.copyOf(findings);
  }

  /** Who signed: the organisation of the certificate, else its common name; hostile input. */
  public Optional<String> issuer() {
    Optional<CertificateInfo> signer = signature.flatMap(SignatureReport::signer);
    return signer
        .flatMap(CertificateInfo::organisation)
        .or(() -> signer.flatMap(CertificateInfo::commonName));
  }

  /** The trust list that vouches for the signer. */
  public Optional<String> trustList() {
    return signature.flatMap(SignatureReport::trustList);
  }
}
