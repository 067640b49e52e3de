package coop.byhand.catalogue;

import coop.byhand.kernel.Money;
import coop.byhand.kernel.Page;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Medium;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is listed and how it is found. Lists hold listed works only; a single work is found in every
 * state, so who shows it asks {@link Work#isListed()}. Drafting is the {@link Workbench}'s.
 */
@Service
public class Catalogue {

  private final Works works;
  private final ListedWorks listed;
  private final Listings listings;
  private final DivisionBook divisions;
  private final Clock clock;

  Catalogue(
      Works works, ListedWorks listed, Listings listings, DivisionBook divisions, Clock clock) {
    this.works = works;
    this.listed = listed;
    this.listings = listings;
    this.divisions = divisions;
    this.clock = clock;
  }

  /** A work in whatever state it is. */
  @Transactional(readOnly = true)
  public Optional<Work> find(WorkId id) {
    return works.find(id);
  }

  /** What somebody looks for; totals above 10,000 are given as 10,001. */
  @Transactional(readOnly = true)
  public Page<WorkCard> search(SearchQuery query) {
    return listed.search(query);
  }

  /** How many works a text finds in each medium; a blank text counts all that are listed. */
  @Transactional(readOnly = true)
  public Map<Medium, Long> counts(String text) {
    return listed.counts(SearchQuery.clean(text));
  }

  /** The text with other spellings that find something, for a search that found nothing. */
  @Transactional(readOnly = true)
  public Optional<String> suggestion(String text) {
    return listed
        .similar(SearchQuery.clean(text))
        .filter(other ->
            !listed
                .search(new SearchQuery(other, null, SearchQuery.Sort.NEWEST, 1, 1))
                .items()
                .isEmpty());
  }

  /** The works listed last, at most 96. */
  @Transactional(readOnly = true)
  public List<WorkCard> newest(int number) {
    return listed.search(new SearchQuery("", null, SearchQuery.Sort.NEWEST, 1, number)).items();
  }

  /** A member's listed works, the newest first. */
  @Transactional(readOnly = true)
  public Page<WorkCard> by(MemberId creator, int page, int size) {
    return listed.by(creator, page, size);
  }

  /** Cards of these works as far as they are listed, the newest first. */
  @Transactional(readOnly = true)
  public List<WorkCard> cards(Collection<WorkId> ids) {
    return listed.cards(ids);
  }

  /**
   * Tells the lowest price a work can be licensed for; licensing calls it with every offer. A work
   * that waited for a price at or above the floor is listed by it.
   */
  @Transactional
  public void priceFrom(WorkId id, Money price) {
    Instant now = clock.instant();
    Work before = works.lock(id).orElseThrow();
    works.price(id, price);
    if (before.state() instanceof ListingState.AwaitingPrice waiting) {
      Work priced = works.find(id).orElseThrow();
      listings.listOrWait(priced, waiting.verifiedAt(), now);
    }
  }

  /**
   * Says that a listed work is not for sale for a time; licensing calls it in the transaction of the
   * reason. It stays in sight, without a price.
   */
  @Transactional
  public void closeSale(WorkId id) {
    works.closed(id, true);
  }

  /** Says that a work is for sale again. */
  @Transactional
  public void openSale(WorkId id) {
    works.closed(id, false);
  }

  /** Listed works that are not for sale. */
  @Transactional(readOnly = true)
  public List<WorkId> closedForSale() {
    return listed.closed();
  }

  /**
   * Who shares the creators' part of a work, the maker first and then by member; the maker alone
   * while no division is signed by everybody.
   */
  @Transactional(readOnly = true)
  public List<Contributor> contributors(WorkId id) {
    MemberId maker = works.find(id).orElseThrow().creator();
    return Divisions.contributors(divisions.holding(id), maker);
  }
}
