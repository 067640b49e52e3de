package coop.byhand.licensing;

import coop.byhand.kernel.Digest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All versions of licence terms that were ever published; none of them can be lost or changed. */
@Service
public class TermsBook {

  private final Terms terms;
  private final Clock clock;

  TermsBook(Terms terms, Clock clock) {
    this.terms = terms;
    this.clock = clock;
  }

  /** The version under which licences of this class are sold now. */
  @Transactional(readOnly = true)
  public PublishedTerms inForce(LicenceClass licenceClass) {
    return terms
        .inForce(licenceClass, clock.instant())
        .orElseThrow(() -> new IllegalStateException("no terms in force for " + licenceClass));
  }

  /** The version with this hash, in force or not. */
  @Transactional(readOnly = true)
  public Optional<PublishedTerms> find(Digest hash) {
    return terms.find(hash);
  }

  /** The version that a licence was granted under. */
  @Transactional(readOnly = true)
  public PublishedTerms of(Licence licence) {
    return terms.find(licence.terms()).orElseThrow();
  }
}
