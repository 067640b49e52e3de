package coop.byhand.licensing;

import coop.byhand.kernel.Digest;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A version of licence terms as it was published, with all its texts. It never changes and can be
 * found under its hash for ever.
 *
 * @param hash SHA-256 of {@code canonicalJson}, which holds the hashes of the legal texts
 * @param version from 1 for each licence
 * @param term how long a licence under it holds
 */
public record PublishedTerms(
    Digest hash,
    LicenceClass licenceClass,
    int version,
    LicenceTerms.Term term,
    String canonicalJson,
    Map<TextLanguage, Deed> deeds,
    Map<TextLanguage, LegalText> legalTexts,
    Instant inForceFrom,
    RegisterEntryId entry) {

  public PublishedTerms {
    deeds = Map.copyOf(deeds);
    legalTexts = Map.copyOf(legalTexts);
  }

  public Deed deed(TextLanguage language) {
    return Objects.requireNonNull(deeds.get(language));
  }

  public LegalText legalText(TextLanguage language) {
    return Objects.requireNonNull(legalTexts.get(language));
  }
}
