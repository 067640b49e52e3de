package coop.byhand.tally;

/** What a stage of the count does. */
public enum StvAction {
  /** Sorts the papers by their first preferences (rule 45). */
  FIRST_PREFERENCES,
  /** Passes on what an elected candidate does not need (rules 48 and 49). */
  SURPLUS,
  /** Passes on the papers of the candidate with the fewest votes (rules 50 and 51). */
  EXCLUSION
}
