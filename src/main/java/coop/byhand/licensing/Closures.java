package coop.byhand.licensing;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.WorkId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says whether a listed work is closed for sale, and opens it when nothing closes it any more. */
@Component
class Closures {

  private final Holds holds;
  private final Catalogue catalogue;

  Closures(Holds holds, Catalogue catalogue) {
    this.holds = holds;
    this.catalogue = catalogue;
  }

  /** An exclusive licence before a freeze, if both close it. */
  Optional<Closure> of(WorkId work, Instant now) {
    Optional<Closure> sold =
        catalogue
            .find(work)
            .flatMap(found -> holds.exclusiveUntil(found.original(), now))
            .map(Closure.SoldExclusively::new);
    return sold.isPresent() ? sold : holds.frozen(work, now).map(Closure.class::cast);
  }

  /** Whoever calls holds the work's lock. */
  void openIfFree(WorkId work, Instant now) {
    if (of(work, now).isEmpty()) {
      catalogue.openSale(work);
    }
  }
}
