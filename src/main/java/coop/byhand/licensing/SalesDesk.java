package coop.byhand.licensing;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The maker's side of a sale: at what price a work is offered under which licence, and for how long
 * it is not sold at all. What is for sale to a buyer at this instant is {@link Licensing}'s to say.
 */
@Service
public class SalesDesk {

  /** Dearer than any work; a higher price is taken for a slip of the comma. In minor units. */
  private static final long DEAREST = 100_000_000;

  private static final int LONGEST_REASON = 1_000;

  private final Offers offers;
  private final Holds holds;
  private final Closures closures;
  private final Catalogue catalogue;
  private final PolicyBook policies;
  private final Clock clock;

  SalesDesk(
      Offers offers,
      Holds holds,
      Closures closures,
      Catalogue catalogue,
      PolicyBook policies,
      Clock clock) {
    this.offers = offers;
    this.holds = holds;
    this.closures = closures;
    this.catalogue = catalogue;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Sets the price of a licence, at or above the floor that the members voted for Standard licences.
   * It may come before or after the verdict on the work: the catalogue lists a verified work as soon
   * as it has a price.
   */
  @Transactional
  public OfferOutcome offer(WorkId id, MemberId creator, LicenceClass licence, Money price) {
    Instant now = clock.instant();
    Optional<Work> work = own(id, creator);
    if (work.isEmpty()) {
      return new OfferOutcome.NotYours();
    }
    Policy policy = policies.at(now);
    Optional<OfferOutcome> refusal = refusal(work.get(), price, policy);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Offer offer =
        offers
            .standing(id, licence)
            .filter(other -> other.price().equals(price))
            .orElseGet(() -> {
              Offer made = new Offer(id, licence, price, policy.version(), now);
              offers.insert(made);
              return made;
            });
    tellLowest(id);
    return new OfferOutcome.Offered(offer);
  }

  /**
   * Stops offering the Exclusive licence of a work; the Standard one goes on. Nothing happens where
   * none was offered. A licence that is sold runs on, and so does the payment of an order that was
   * placed before.
   */
  @Transactional
  public void endExclusiveOffer(WorkId id, MemberId creator) {
    if (own(id, creator).isEmpty()) {
      return;
    }
    offers.end(id, LicenceClass.EXCLUSIVE, clock.instant());
    tellLowest(id);
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

  /** All offers of a work have one currency, the one that floors are voted in. */
  private void tellLowest(WorkId id) {
    Stream.of(LicenceClass.values())
        .flatMap(licence -> offers.standing(id, licence).stream())
        .map(Offer::price)
        .min(Comparator.comparingLong(Money::minor))
        .ifPresent(lowest -> catalogue.priceFrom(id, lowest));
  }

  /** The price that a maker has set, whether or not the work can be bought at this instant. */
  @Transactional(readOnly = true)
  public Optional<Offer> standing(WorkId work, LicenceClass licence) {
    return offers.standing(work, licence);
  }

  /** Every price of a licence of a work, the newest first. */
  @Transactional(readOnly = true)
  public List<Offer> history(WorkId work, LicenceClass licence) {
    return offers.history(work, licence);
  }

  /**
   * Stops selling a listed work, until a day or until its maker sells it again. Whoever pays for an
   * order of it after that gets the money back.
   *
   * @param until later than now; null for an open end
   * @param reason a note that only the maker reads
   */
  @Transactional
  public FreezeOutcome freeze(WorkId id, MemberId creator, @Nullable Instant until, String reason) {
    Optional<Work> work = own(id, creator);
    if (work.isEmpty()) {
      return new FreezeOutcome.NotYours();
    }
    if (!work.get().isListed()) {
      return new FreezeOutcome.NotListed();
    }
    holds.lockAlone(id);
    Instant now = clock.instant();
    if (until != null && !until.isAfter(now)) {
      throw new IllegalArgumentException("a freeze ends after it began: " + until);
    }
    Optional<Closure.Frozen> before = holds.frozen(id, now);
    if (before.isPresent()) {
      return new FreezeOutcome.FrozenAlready(before.get());
    }
    String note = reason.strip();
    Closure.Frozen freeze =
        new Closure.Frozen(
            now, until, note.length() > LONGEST_REASON ? note.substring(0, LONGEST_REASON) : note);
    holds.freeze(id, freeze);
    catalogue.closeSale(id);
    return new FreezeOutcome.Frozen(freeze);
  }

  /** Sells a frozen work again. */
  @Transactional
  public FreezeOutcome thaw(WorkId id, MemberId creator) {
    if (own(id, creator).isEmpty()) {
      return new FreezeOutcome.NotYours();
    }
    holds.lockAlone(id);
    Instant now = clock.instant();
    if (holds.frozen(id, now).isEmpty()) {
      return new FreezeOutcome.NotFrozen();
    }
    holds.thaw(id, now);
    closures.openIfFree(id, now);
    return new FreezeOutcome.Thawed();
  }

  /** Why a work cannot be licensed now; empty if nothing but its listing stands in the way. */
  @Transactional(readOnly = true)
  public Optional<Closure> closure(WorkId work) {
    return closures.of(work, clock.instant());
  }

  /** Opens the works whose time of closing is over. Meant for a job; may run any number of times. */
  @Transactional
  public void reopenDue() {
    Instant now = clock.instant();
    for (WorkId id : catalogue.closedForSale()) {
      holds.lockAlone(id);
      closures.openIfFree(id, now);
    }
  }

  private Optional<Work> own(WorkId id, MemberId creator) {
    return catalogue.find(id).filter(found -> found.creator().equals(creator));
  }
}
