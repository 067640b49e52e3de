package coop.byhand.licensing;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a licence shows to people who are not its buyer: that it exists, holds or has ended. */
@Service
public class Certificates {

  private final SigningKeys keys;
  private final Licences licences;

  Certificates(SigningKeys keys, Licences licences) {
    this.keys = keys;
    this.licences = licences;
  }

  /** The licence that this verification id stands for; empty for any other text. */
  @Transactional(readOnly = true)
  public Optional<Licence> find(String verification) {
    return licences.verifiedBy(verification);
  }

  /** Whether a link to a certificate is the buyer's own, which shows the licensee's full name. */
  @Transactional(readOnly = true)
  public CertificateAccess access(Licence licence, String offered) {
    return keys.find(LinkSignature.Purpose.CERTIFICATE)
            .filter(key -> LinkSignature.opensCertificate(key, licence.verification(), offered))
            .isPresent()
        ? CertificateAccess.FULL
        : CertificateAccess.PUBLIC;
  }
}
