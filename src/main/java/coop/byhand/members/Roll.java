package coop.byhand.members;

import java.time.Instant;
import java.util.List;

/**
 * Who was a member at an instant, in the order of their numbers: one member, one vote.
 *
 * @param at the instant; whoever is admitted or leaves exactly then counts as after
 */
public record Roll(Instant at, List<MemberId> members) {

  public Roll {
    members = List.copyOf(members);
    if (members.stream().distinct().count() != members.size()) {
      throw new IllegalArgumentException("a member stands on the roll twice");
    }
  }

  /** How many members. */
  public int size() {
    return members.size();
  }
}
