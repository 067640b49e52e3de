package coop.byhand.governance;

import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyPatch;

/** What a proposal is about, which decides how it is voted on. */
public sealed interface Matter {

  /**
   * A number of the voted document. Members vote for the value they want; {@code to} is what the
   * proposer suggests.
   *
   * @param from the value in force when it was drafted
   */
  record NumberChange(Parameter<?> parameter, long from, long to) implements Matter {

    /** The change of the document if the vote finds this value. */
    public PolicyPatch patch(long found) {
      return PolicyPatch.of(parameter, from, found);
    }
  }

  /** The text of a rule, adopted word for word or not at all. Members vote yes or no. */
  record RuleText(String text) implements Matter {}
}
