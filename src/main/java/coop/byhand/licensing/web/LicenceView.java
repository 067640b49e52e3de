package coop.byhand.licensing.web;

import coop.byhand.licensing.CertificateAccess;
import coop.byhand.licensing.Deed;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceStatus;
import coop.byhand.licensing.PublishedTerms;
import coop.byhand.licensing.RevocationReason;
import coop.byhand.licensing.TextLanguage;
import coop.byhand.look.Formats;
import coop.byhand.look.PublicAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A licence as its certificate and its verification page show it.
 *
 * @param licensee in full, or only by initials
 * @param full whether the name is in full
 * @param lasts until when it holds, null if for good
 * @param ended when it ended, null while it holds
 * @param endedWhy key of the words for it, null while it holds
 * @param termsVersion version of the terms it was granted under
 * @param verify full address of its verification page
 * @param verifyShort the same without the scheme, for paper
 */
record LicenceView(
    String number,
    String verification,
    String grouped,
    String title,
    String maker,
    String workHref,
    String licensee,
    boolean full,
    String grantedDay,
    String grantedMachine,
    @Nullable String lasts,
    @Nullable String ended,
    @Nullable String endedWhy,
    Deed deed,
    String terms,
    int termsVersion,
    int policy,
    String file,
    String entry,
    String record,
    String recordHash,
    String verify,
    String verifyShort) {

  static LicenceView of(
      Licence licence,
      PublishedTerms terms,
      CertificateAccess access,
      PublicAddress address,
      Formats written) {
    Instant endedAt = null;
    String why = null;
    switch (licence.status()) {
      case LicenceStatus.Valid() -> {}
      case LicenceStatus.Revoked(Instant at, RevocationReason reason) -> {
        endedAt = at;
        why = reason.messageKey();
      }
      case LicenceStatus.Expired(Instant at) -> {
        endedAt = at;
        why = "licensing.ended.time-over";
      }
    }
    String verify = address.of("/verify/" + licence.verification()).toString();
    boolean full = access == CertificateAccess.FULL;
    return new LicenceView(
        licence.numberText(),
        licence.verification().value(),
        licence.verification().grouped(),
        licence.title(),
        licence.maker(),
        "/works/" + licence.work(),
        full ? licence.licensee().name() : licence.licensee().initials(),
        full,
        written.day(licence.grantedAt()),
        written.machine(licence.grantedAt()),
        licence.endsAt() == null ? null : written.day(licence.endsAt()),
        endedAt == null ? null : written.day(endedAt),
        why,
        terms.deed(TextLanguage.of(written.locale())),
        terms.hash().hex(),
        terms.version(),
        licence.policy().value(),
        licence.file().hex(),
        Long.toString(licence.entry().value()),
        licence.record(),
        licence.recordHash().hex(),
        verify,
        verify.replaceFirst("^https?://", ""));
  }
}
