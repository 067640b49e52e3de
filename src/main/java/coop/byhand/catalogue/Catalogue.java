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
  private final Clock clock;

  Catalogue(Works works, ListedWorks listed, Listings listings, Clock clock) {
    this.works = works;
    this.listed = listed;
    this.listings = listings;
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

  /** The renditions of a work, the smallest first; empty for sounds and texts. */
  @Transactional(readOnly = true)
  public List<Rendition> renditions(WorkId id) {
    return works.renditions(id);
  }

  /** The rendition of this width, or the largest there is when the original is smaller. */
  @Transactional(readOnly = true)
  public Optional<Rendition> rendition(WorkId id, int width) {
    return works.rendition(id, width);
  }

  /** The first words of a text, at most 1,200 characters; empty for other works. */
  @Transactional(readOnly = true)
  public Optional<String> excerpt(WorkId id) {
    return works.opening(id);
  }

  /** The loudness of 400 equal parts of a recording, 0 to 255; empty where it was not read. */
  @Transactional(readOnly = true)
  public List<Integer> wave(WorkId id) {
    return works.wave(id);
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
   * Who shares the creators' part of a work, the maker first and then by member; the maker alone
   * while no division is signed by everybody.
   */
  @Transactional(readOnly = true)
  public List<Contributor> contributors(WorkId id) {
    return List.of(new Contributor(find(id).orElseThrow().creator(), 1, Contributor.Role.MAKER));
  }
}
