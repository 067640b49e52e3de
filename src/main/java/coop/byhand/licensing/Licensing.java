package coop.byhand.licensing;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.Guests;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers and licences. A maker offers at a price of their own, at or above the floor that the
 * members voted; a paid line of an order becomes one licence, which is kept as it was granted.
 */
@Service
public class Licensing {

  private final SalesDesk desk;
  private final Licences licences;
  private final Holds holds;
  private final Closures closures;
  private final TermsBook terms;
  private final SigningKeys keys;
  private final Catalogue catalogue;
  private final Membership members;
  private final Guests guests;
  private final Register register;
  private final Clock clock;

  Licensing(
      SalesDesk desk,
      Licences licences,
      Holds holds,
      Closures closures,
      TermsBook terms,
      SigningKeys keys,
      Catalogue catalogue,
      Membership members,
      Guests guests,
      Register register,
      Clock clock) {
    this.desk = desk;
    this.licences = licences;
    this.holds = holds;
    this.closures = closures;
    this.terms = terms;
    this.keys = keys;
    this.catalogue = catalogue;
    this.members = members;
    this.guests = guests;
    this.register = register;
    this.clock = clock;
  }

  /**
   * Sets the price of a Standard licence; of any other, {@link SalesDesk#offer}. It may come before
   * or after the verdict on the work.
   */
  @Transactional
  public OfferOutcome offer(WorkId id, MemberId creator, Money price) {
    return desk.offer(id, creator, LicenceClass.STANDARD, price);
  }

  /** The Standard licence of a work as it can be bought now; see the other method of this name. */
  @Transactional(readOnly = true)
  public Optional<Offer> offerOf(WorkId work) {
    return offerOf(work, LicenceClass.STANDARD);
  }

  /**
   * At what price a licence of a work can be bought now. Empty without an offer, and for every
   * licence while an exclusive one runs or its maker does not sell the work; {@link
   * SalesDesk#closure} tells which. What the maker has set all the same is {@link
   * SalesDesk#standing}.
   */
  @Transactional(readOnly = true)
  public Optional<Offer> offerOf(WorkId work, LicenceClass licence) {
    return desk.closure(work).isPresent() ? Optional.empty() : desk.standing(work, licence);
  }

  /**
   * Keeps a work for a line of an order until its payment page closes, if the class is one that can
   * be sold only once; in the transaction of the order. Asked again for a line that has it, it
   * answers the same and keeps the first end; a line whose time ran out gets it anew if nobody else
   * has it. Whoever reserves or grants for several lines does so in the order of their works' ids.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public ReserveOutcome reserve(OrderLineRef line, WorkId id, LicenceClass licence, Instant until) {
    lock(id, licence);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Work> work = catalogue.find(id);
    if (work.isEmpty()) {
      return new ReserveOutcome.Gone();
    }
    ReserveOutcome outcome = holds.of(work.get(), line, now).reserve(licence);
    switch (licence) {
      case STANDARD -> {}
      case EXCLUSIVE -> {
        if (outcome instanceof ReserveOutcome.Reserved && !holds.keeps(line, id, now)) {
          holds.reserve(line, id, now, until);
        }
      }
    }
    return outcome;
  }

  /** Lets go of what was kept for a line that will not be paid. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(OrderLineRef line) {
    holds.release(line, clock.instant());
  }

  /**
   * Grants the licence for a paid line of an order, in the transaction of the payment. Asked again
   * for the same line, it answers with the same licence. An exclusive licence closes the work for
   * everybody else in the same transaction.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public GrantOutcome grant(GrantRequest request) {
    licences.lock(request.orderLine());
    Optional<Licence> before = licences.ofLine(request.orderLine());
    if (before.isPresent()) {
      return new GrantOutcome.Granted(before.get());
    }
    lock(request.work(), request.licenceClass());
    // After the locks, so that whoever came first is seen. To the microsecond, as the database
    // keeps it, so that the record reads back the same.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Work> work = catalogue.find(request.work());
    if (work.isEmpty()) {
      return new GrantOutcome.WorkGone(request.work());
    }
    Optional<GrantOutcome> refusal =
        holds
            .of(work.get(), request.orderLine(), now)
            .refusal(request.work(), request.licenceClass());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Licences.Row row = row(request, work.get(), now);
    licences.insert(row);
    switch (request.licenceClass()) {
      case STANDARD -> {}
      case EXCLUSIVE -> close(row);
    }
    return new GrantOutcome.Granted(licences.find(row.id()).orElseThrow());
  }

  /** Standard licences of a work may be sold side by side, an exclusive one only alone. */
  private void lock(WorkId work, LicenceClass licence) {
    switch (licence) {
      case STANDARD -> holds.lockWithOthers(work);
      case EXCLUSIVE -> holds.lockAlone(work);
    }
  }

  private void close(Licences.Row row) {
    Instant until = terms.find(row.terms()).orElseThrow().term().end(row.grantedAt()).orElseThrow();
    holds.close(row.id(), row.work(), row.file(), row.grantedAt(), until);
    holds.release(row.orderLine(), row.grantedAt());
    catalogue.closeSale(row.work());
  }

  private Licences.Row row(GrantRequest request, Work work, Instant now) {
    VerificationId verification = VerificationId.random();
    Licensee licensee = new Licensee(request.licensee());
    String record =
        LicenceRecord.write(
            verification,
            work.id(),
            work.original(),
            request.licenceClass(),
            request.terms(),
            request.policy(),
            licensee,
            now);
    RegisterEntryId entry =
        register.append(
            Statement.of("licence.granted", now)
                .with("record", Digest.ofText(record).hex())
                .with("terms", request.terms().hex())
                .with("policyVersion", request.policy().value()));
    return new Licences.Row(
        LicenceId.at(now),
        verification,
        request.orderLine(),
        work.id(),
        work.title(),
        members.get(work.creator()).name(),
        request.buyer(),
        licensee,
        request.licenceClass(),
        request.terms(),
        request.price(),
        request.policy(),
        work.original(),
        record,
        entry,
        now);
  }

  /**
   * Ends a licence, in the transaction of the fact that ends it. A work that it closed is for sale
   * again, at the offers its maker left.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public RevokeOutcome revoke(LicenceId id, RevocationReason reason) {
    Optional<Licence> found = licences.find(id);
    if (found.isEmpty()) {
      return new RevokeOutcome.Unknown(id);
    }
    Licence licence = found.get();
    licences.lock(licence.orderLine());
    lock(licence.work(), licence.licenceClass());
    Instant now = clock.instant();
    if (licences.find(id).orElseThrow().isValid()) {
      RegisterEntryId entry =
          register.append(
              Statement.of("licence.revoked", now)
                  .with("record", licence.recordHash().hex())
                  .with("reason", reason.name()));
      licences.revoke(id, reason, entry, now);
      switch (licence.licenceClass()) {
        case STANDARD -> {}
        case EXCLUSIVE -> {
          holds.endClosing(id, now);
          closures.openIfFree(licence.work(), now);
        }
      }
    }
    return new RevokeOutcome.Ended(licences.find(id).orElseThrow());
  }

  /** A licence of this buyer, or of the guest they were; empty when it is somebody else's. */
  @Transactional(readOnly = true)
  public Optional<Licence> find(LicenceId id, PersonId buyer) {
    return licences.find(id, guests.selves(buyer));
  }

  /** The licence for a line of an order. */
  @Transactional(readOnly = true)
  public Optional<Licence> ofLine(OrderLineRef line) {
    return licences.ofLine(line);
  }

  /** A buyer's licences, also those of the guest they were, the newest first. */
  @Transactional(readOnly = true)
  public List<Licence> of(PersonId buyer) {
    return licences.of(guests.selves(buyer));
  }

  /**
   * A fresh path to the file that works for ten minutes and for this person only.
   *
   * @throws IllegalArgumentException when the licence is not this person's
   */
  @Transactional
  public URI downloadLink(LicenceId id, PersonId buyer) {
    Licence licence = owned(id, buyer);
    Instant now = clock.instant();
    byte[] key = keys.make(LinkSignature.Purpose.DOWNLOAD, now);
    return URI.create("/downloads/" + LinkSignature.downloadToken(key, licence.id(), buyer, now));
  }

  /**
   * The path to the certificate that shows the licensee's full name, for the buyer to pass on.
   *
   * @throws IllegalArgumentException when the licence is not this person's
   */
  @Transactional
  public URI certificateLink(LicenceId id, PersonId buyer) {
    Licence licence = owned(id, buyer);
    byte[] key = keys.make(LinkSignature.Purpose.CERTIFICATE, clock.instant());
    return URI.create(
        "/certificates/"
            + licence.verification()
            + "?key="
            + LinkSignature.certificateKey(key, licence.verification()));
  }

  private Licence owned(LicenceId id, PersonId buyer) {
    return licences
        .find(id, guests.selves(buyer))
        .orElseThrow(() -> new IllegalArgumentException("not a licence of this person: " + id));
  }
}
