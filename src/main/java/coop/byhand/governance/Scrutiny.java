package coop.byhand.governance;

import coop.byhand.policy.Favours;
import coop.byhand.tally.Count;
import coop.byhand.tally.NumberVote;
import coop.byhand.tally.Takes;
import coop.byhand.tally.Threshold;
import coop.byhand.tally.YesNo;
import java.util.ArrayList;
import java.util.List;

/** Counts the ballots of a closed vote by the method of its matter. */
final class Scrutiny {

  private Scrutiny() {}

  static Count count(Matter matter, VoteTerms terms, List<Ballot> ballots) {
    List<Long> values = new ArrayList<>();
    int yes = 0;
    int no = 0;
    int abstentions = 0;
    for (Ballot ballot : ballots) {
      switch (ballot.choice()) {
        case Choice.Value(long value) -> values.add(value);
        case Choice.Yes() -> yes++;
        case Choice.No() -> no++;
        case Choice.Abstain() -> abstentions++;
      }
    }
    return switch (matter) {
      case Matter.NumberChange number ->
          NumberVote.count(
              number.from(),
              takes(number.parameter().favours()),
              values,
              abstentions,
              terms.quorum());
      case Matter.RuleText text ->
          YesNo.count(yes, no, abstentions, Threshold.SIMPLE, terms.quorum());
    };
  }

  /** What is good for creators when low takes from them when it rises. */
  static Takes takes(Favours favours) {
    return switch (favours) {
      case LOWER -> Takes.HIGHER;
      case HIGHER -> Takes.LOWER;
      case NEITHER -> Takes.NEITHER;
    };
  }
}
