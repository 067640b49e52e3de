package coop.byhand.licensing;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.Guests;
import coop.byhand.identity.PersonId;
import coop.byhand.vault.BlobRef;
import coop.byhand.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands licensed files out. A link is signed, works for ten minutes and only for the person it was
 * made for; a passed-on link leads nowhere.
 */
@Service
public class Downloads {

  private final SigningKeys keys;
  private final Licences licences;
  private final Catalogue catalogue;
  private final Vault vault;
  private final Guests guests;
  private final Clock clock;

  Downloads(
      SigningKeys keys,
      Licences licences,
      Catalogue catalogue,
      Vault vault,
      Guests guests,
      Clock clock) {
    this.keys = keys;
    this.licences = licences;
    this.catalogue = catalogue;
    this.vault = vault;
    this.guests = guests;
    this.clock = clock;
  }

  /**
   * What a token leads to, for whoever is signed in. That the file was handed out is noted: from
   * then on the licence cannot simply be given back.
   */
  @Transactional
  public DownloadOutcome open(String token, Optional<PersonId> person) {
    Optional<LinkSignature.Claims> signed =
        keys.find(LinkSignature.Purpose.DOWNLOAD).flatMap(key -> LinkSignature.open(key, token));
    if (signed.isEmpty()) {
      return new DownloadOutcome.Unknown();
    }
    LinkSignature.Claims claims = signed.get();
    if (person.isEmpty()) {
      return new DownloadOutcome.SignInFirst();
    }
    if (!guests.selves(person.get()).contains(claims.person())) {
      return new DownloadOutcome.Unknown();
    }
    if (!clock.instant().isBefore(claims.expiresAt())) {
      return new DownloadOutcome.Expired();
    }
    return licences
        .find(claims.licence(), guests.selves(claims.person()))
        .map(this::file)
        .orElseGet(DownloadOutcome.Unknown::new);
  }

  /** When the file of a licence was first fetched; empty while it was not. */
  @Transactional(readOnly = true)
  public Optional<Instant> handedOut(LicenceId licence) {
    return licences.handedOut(licence);
  }

  private DownloadOutcome file(Licence licence) {
    if (!licence.isValid()) {
      return new DownloadOutcome.Ended();
    }
    Work work = catalogue.find(licence.work()).orElseThrow();
    licences.noteHandedOut(licence.id(), clock.instant());
    BlobRef blob = vault.find(licence.file()).orElseThrow();
    return new DownloadOutcome.Ready(
        blob, FileName.of(licence, work.type().extension()), work.type().mediaType());
  }
}
