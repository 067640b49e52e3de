package coop.byhand.catalogue;

import coop.byhand.catalogue.Contributor.Role;
import coop.byhand.catalogue.ProposeOutcome.Problem;
import coop.byhand.members.MemberId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a division may be, and who has to sign it. */
final class DivisionRules {

  private DivisionRules() {}

  /** The maker first, then by member: the order in which odd cents go. */
  static List<Contributor> ordered(Collection<Contributor> shares) {
    return shares.stream()
        .sorted(
            Comparator.comparing((Contributor share) -> share.role() != Role.MAKER)
                .thenComparing(share -> share.member().value()))
        .toList();
  }

  /**
   * Why it cannot be proposed; empty if it can.
   *
   * @param members those of the named who are on the roll
   * @param holding the division that holds until then
   */
  static Optional<Problem> problem(
      MemberId maker, List<Contributor> shares, Set<MemberId> members, List<Contributor> holding) {
    Set<MemberId> named = named(shares);
    if (named.size() < shares.size()) {
      return Optional.of(Problem.TWICE);
    }
    if (shares.size() > Division.MOST_PEOPLE) {
      return Optional.of(Problem.TOO_MANY);
    }
    boolean madeByMaker =
        shares.stream()
            .allMatch(share -> (share.role() == Role.MAKER) == share.member().equals(maker));
    if (!madeByMaker || !named.contains(maker)) {
      return Optional.of(Problem.MAKER_MISSING);
    }
    if (shares.stream().anyMatch(share -> share.weight() > Division.HEAVIEST)) {
      return Optional.of(Problem.TOO_HEAVY);
    }
    if (!members.containsAll(named)) {
      return Optional.of(Problem.NO_MEMBER);
    }
    return ordered(shares).equals(ordered(holding))
        ? Optional.of(Problem.AS_BEFORE)
        : Optional.empty();
  }

  /** Whoever loses a share signs as much as whoever gets one. */
  static Set<MemberId> signatories(List<Contributor> shares, List<Contributor> holding) {
    Set<MemberId> signatories = new HashSet<>(named(shares));
    signatories.addAll(named(holding));
    return signatories;
  }

  private static Set<MemberId> named(List<Contributor> shares) {
    return shares.stream().map(Contributor::member).collect(Collectors.toSet());
  }
}
