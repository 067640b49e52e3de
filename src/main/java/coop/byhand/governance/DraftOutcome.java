package coop.byhand.governance;

import coop.byhand.policy.Bounds;
import java.util.List;

/** What became of a draft. */
public sealed interface DraftOutcome {

  /** It stands and looks for sponsors. */
  record Drafted(ProposalId id, int number) implements DraftOutcome {}

  /** Only members propose. */
  record NotAMember() implements DraftOutcome {}

  /** Something is missing or wrong; one problem for each field. */
  record Refused(List<Problem> problems) implements DraftOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** One thing to mend. */
  sealed interface Problem {}

  /** The title has too few or too many characters. */
  record TitleLength(int min, int max) implements Problem {}

  /** The reason is missing or too long. */
  record ReasonLength(int max) implements Problem {}

  /** The rule is missing or too long. */
  record TextLength(int max) implements Problem {}

  /** There is no such number, or it takes a special resolution, which has no ballot here yet. */
  record NotForOrdinaryVote(String key) implements Problem {}

  /** The number lies outside the bounds of the statutes or beside their grid. */
  record OutsideBounds(long value, Bounds bounds) implements Problem {}

  /** It is what holds already. */
  record SameAsNow(long value) implements Problem {}

  /** Solidarity and reserve are paid out of the commission and would exceed it; basis points. */
  record SharesExceedCommission(long commission, long shares) implements Problem {}
}
