package coop.byhand.licensing;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers and licences. A maker offers at a price of their own, at or above the floor that the
 * members voted; a paid line of an order becomes one licence, which is kept as it was granted.
 */
@Service
public class Licensing {

  /** Dearer than any work; a higher price is taken for a slip of the comma. In minor units. */
  private static final long DEAREST = 100_000_000;

  private final Offers offers;
  private final Licences licences;
  private final TermsBook terms;
  private final SigningKeys keys;
  private final Catalogue catalogue;
  private final Membership members;
  private final PolicyBook policies;
  private final Register register;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Licensing(
      Offers offers,
      Licences licences,
      TermsBook terms,
      SigningKeys keys,
      Catalogue catalogue,
      Membership members,
      PolicyBook policies,
      Register register,
      ApplicationEventPublisher events,
      Clock clock) {
    this.offers = offers;
    this.licences = licences;
    this.terms = terms;
    this.keys = keys;
    this.catalogue = catalogue;
    this.members = members;
    this.policies = policies;
    this.register = register;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Sets the price of a Standard licence. It may come before or after the verdict on the work: the
   * catalogue lists a verified work as soon as it has a price.
   */
  @Transactional
  public OfferOutcome offer(WorkId id, MemberId creator, Money price) {
    Instant now = clock.instant();
    Optional<Work> work = catalogue.find(id).filter(found -> found.creator().equals(creator));
    if (work.isEmpty()) {
      return new OfferOutcome.NotYours();
    }
    Policy policy = policies.at(now);
    Optional<OfferOutcome> refusal = refusal(work.get(), price, policy);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Offer offer = new Offer(id, LicenceClass.STANDARD, price, policy.version(), now);
    Optional<Offer> standing = offers.standing(id, LicenceClass.STANDARD);
    if (standing.filter(other -> other.price().equals(price)).isPresent()) {
      catalogue.priceFrom(id, price);
      return new OfferOutcome.Offered(standing.get());
    }
    offers.insert(offer);
    catalogue.priceFrom(id, price);
    return new OfferOutcome.Offered(offer);
  }

  private static Optional<OfferOutcome> refusal(Work work, Money price, Policy policy) {
    if (work.state() instanceof ListingState.Refused
        || work.state() instanceof ListingState.Withdrawn) {
      return Optional.of(new OfferOutcome.Closed());
    }
    Optional<Money> voted =
        Optional.ofNullable(policy.tariff().floors().get(work.medium()))
            .filter(floor -> floor.currency().equals(price.currency()));
    if (voted.isEmpty()) {
      return Optional.of(new OfferOutcome.NoFloor(price.currency()));
    }
    if (price.isLessThan(voted.get())) {
      return Optional.of(new OfferOutcome.BelowFloor(voted.get()));
    }
    Money dearest = new Money(DEAREST, price.currency());
    return dearest.isLessThan(price)
        ? Optional.of(new OfferOutcome.AboveLimit(dearest))
        : Optional.empty();
  }

  /** The offer that stands for a work. */
  @Transactional(readOnly = true)
  public Optional<Offer> offerOf(WorkId work) {
    return offers.standing(work, LicenceClass.STANDARD);
  }

  /** Every price of a work, the newest first. */
  @Transactional(readOnly = true)
  public List<Offer> priceHistory(WorkId work) {
    return offers.history(work, LicenceClass.STANDARD);
  }

  /**
   * Keeps a work for a line of an order until its payment page closes, if the class is one that can
   * be sold only once; in the transaction of the order.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public ReserveOutcome reserve(
      OrderLineRef line, WorkId work, LicenceClass licence, Instant until) {
    return new ReserveOutcome.Reserved();
  }

  /** Lets go of what was kept for a line that will not be paid. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(OrderLineRef line) {}

  /**
   * Grants the licence for a paid line of an order, in the transaction of the payment. Asked again
   * for the same line, it answers with the same licence.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public GrantOutcome grant(GrantRequest request) {
    // To the microsecond, as the database keeps it, so that the record reads back the same.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    licences.lock(request.orderLine());
    Optional<Licence> before = licences.ofLine(request.orderLine());
    if (before.isPresent()) {
      return new GrantOutcome.Granted(before.get());
    }
    Optional<Work> work = catalogue.find(request.work()).filter(Work::isListed);
    if (work.isEmpty()) {
      return new GrantOutcome.WorkGone(request.work());
    }
    Licences.Row row = row(request, work.get(), now);
    licences.insert(row);
    events.publishEvent(new LicenceGranted(row.id(), row.work(), row.buyer(), now));
    return new GrantOutcome.Granted(licences.find(row.id()).orElseThrow());
  }

  private Licences.Row row(GrantRequest request, Work work, Instant now) {
    PublishedTerms accepted = terms.find(request.terms()).orElseThrow();
    VerificationId verification = VerificationId.random();
    Licensee licensee = new Licensee(request.licensee());
    String record =
        LicenceRecord.write(
            verification,
            work.id(),
            work.original(),
            request.licenceClass(),
            accepted.hash(),
            request.policy(),
            licensee,
            now);
    RegisterEntryId entry =
        register.append(
            Statement.of("licence.granted", now)
                .with("record", Digest.ofText(record).hex())
                .with("terms", accepted.hash().hex())
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
        accepted.hash(),
        request.price(),
        request.policy(),
        work.original(),
        record,
        entry,
        now);
  }

  /** Ends a licence, in the transaction of the fact that ends it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public RevokeOutcome revoke(LicenceId id, RevocationReason reason) {
    Instant now = clock.instant();
    Optional<Licence> found = licences.find(id);
    if (found.isEmpty()) {
      return new RevokeOutcome.Unknown(id);
    }
    Licence licence = found.get();
    licences.lock(licence.orderLine());
    if (licences.find(id).orElseThrow().isValid()) {
      RegisterEntryId entry =
          register.append(
              Statement.of("licence.revoked", now)
                  .with("record", licence.recordHash().hex())
                  .with("reason", reason.name()));
      licences.revoke(id, reason, entry, now);
    }
    return new RevokeOutcome.Ended(licences.find(id).orElseThrow());
  }

  /** The licence that this verification id stands for; empty for any other text. */
  @Transactional(readOnly = true)
  public Optional<Licence> byPublicId(String verification) {
    return licences.verifiedBy(verification);
  }

  /** A licence of this buyer; empty when it is somebody else's. */
  @Transactional(readOnly = true)
  public Optional<Licence> find(LicenceId id, PersonId buyer) {
    return licences.find(id, buyer);
  }

  /** The licence for a line of an order. */
  @Transactional(readOnly = true)
  public Optional<Licence> ofLine(OrderLineRef line) {
    return licences.ofLine(line);
  }

  /** A buyer's licences, the newest first. */
  @Transactional(readOnly = true)
  public List<Licence> of(PersonId buyer) {
    return licences.of(buyer);
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
        .find(id, buyer)
        .orElseThrow(() -> new IllegalArgumentException("not a licence of this person: " + id));
  }
}
