package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;

/**
 * Where the shares of one line stand now.
 *
 * @param released true once its release is in the books
 * @param shares in the order of their numbers
 */
record LineState(String line, Instant holdUntil, boolean released, List<ShareState> shares) {

  LineState {
    shares = List.copyOf(shares);
  }

  /** What a buyer can still get back of it, tax included. */
  Money left() {
    return shares.stream().map(ShareState::left).reduce(Money::plus).orElseThrow();
  }

  Money at(Place place) {
    return shares.stream().map(share -> share.at(place)).reduce(Money::plus).orElseThrow();
  }

  boolean isDisputed() {
    return shares.stream().anyMatch(ShareState::isDisputed);
  }
}
