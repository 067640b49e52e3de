package coop.byhand.governance;

import coop.byhand.policy.AdoptOutcome;
import coop.byhand.policy.Bounds;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyPatch;
import coop.byhand.policy.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what a member wants to propose against the document in force. */
final class Drafting {

  static final int TITLE_MIN = 3;
  static final int TITLE_MAX = 120;
  static final int REASON_MAX = 4_000;
  static final int TEXT_MAX = 8_000;

  private Drafting() {}

  /** Everything that is wrong, in the order of the fields; empty when it can be proposed. */
  static List<DraftOutcome.Problem> problems(Draft draft, Policy policy) {
    List<DraftOutcome.Problem> problems = new ArrayList<>();
    int title = draft.title().strip().length();
    if (title < TITLE_MIN || title > TITLE_MAX) {
      problems.add(new DraftOutcome.TitleLength(TITLE_MIN, TITLE_MAX));
    }
    switch (draft) {
      case Draft.NumberChange change -> number(change, policy).ifPresent(problems::add);
      case Draft.RuleText rule -> {
        if (missingOrLonger(rule.text(), TEXT_MAX)) {
          problems.add(new DraftOutcome.TextLength(TEXT_MAX));
        }
      }
    }
    if (missingOrLonger(draft.reason(), REASON_MAX)) {
      problems.add(new DraftOutcome.ReasonLength(REASON_MAX));
    }
    return problems;
  }

  /** The draft without white space around its texts. */
  static Draft tidied(Draft draft) {
    return switch (draft) {
      case Draft.NumberChange change ->
          new Draft.NumberChange(
              change.title().strip(), change.reason().strip(), change.parameterKey(), change.to());
      case Draft.RuleText rule ->
          new Draft.RuleText(rule.title().strip(), rule.reason().strip(), rule.text().strip());
    };
  }

  /** What a draft without problems is about. */
  static Matter matter(Draft draft, Policy policy) {
    return switch (draft) {
      case Draft.NumberChange change -> {
        Parameter<?> parameter = Parameter.byKey(change.parameterKey()).orElseThrow();
        yield new Matter.NumberChange(parameter, policy.number(parameter), change.to());
      }
      case Draft.RuleText rule -> new Matter.RuleText(rule.text().strip());
    };
  }

  private static Optional<DraftOutcome.Problem> number(Draft.NumberChange change, Policy policy) {
    Optional<Parameter<?>> known =
        Parameter.byKey(change.parameterKey())
            .filter(parameter -> parameter.resolution() == Resolution.ORDINARY);
    if (known.isEmpty()) {
      return Optional.of(new DraftOutcome.NotForOrdinaryVote(change.parameterKey()));
    }
    Parameter<?> parameter = known.get();
    long present = policy.number(parameter);
    if (change.to() == present) {
      return Optional.of(new DraftOutcome.SameAsNow(present));
    }
    return policy.refusal(PolicyPatch.of(parameter, present, change.to())).map(Drafting::problem);
  }

  private static DraftOutcome.Problem problem(AdoptOutcome.Refused refused) {
    return switch (refused) {
      case AdoptOutcome.OutOfBounds(String key, long value, Bounds bounds) ->
          new DraftOutcome.OutsideBounds(value, bounds);
      case AdoptOutcome.SharesExceedCommission(long commission, long shares) ->
          new DraftOutcome.SharesExceedCommission(commission, shares);
      case AdoptOutcome.Conflict conflict ->
          throw new IllegalStateException("the present value was just read: " + conflict);
    };
  }

  private static boolean missingOrLonger(String text, int max) {
    String stripped = text.strip();
    return stripped.isEmpty() || stripped.length() > max;
  }
}
