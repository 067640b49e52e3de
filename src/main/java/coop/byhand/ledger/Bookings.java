package coop.byhand.ledger;

import coop.byhand.members.MemberId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the bookings of sales, refunds and disputes have in common. */
final class Bookings {

  private Bookings() {}

  static LineState known(Map<String, LineState> lines, String line) {
    return Optional.ofNullable(lines.get(line))
        .orElseThrow(() -> new IllegalArgumentException("not in the books: " + line));
  }

  static Set<MemberId> creators(Collection<LineState> lines) {
    return lines.stream()
        .flatMap(line -> line.shares().stream())
        .flatMap(state -> state.share().creator().stream())
        .collect(Collectors.toSet());
  }

  static LineShare share(Map<String, LineState> lines, Move move) {
    return known(lines, move.line()).shares().get(move.share() - 1).share();
  }
}
