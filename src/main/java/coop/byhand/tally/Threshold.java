package coop.byhand.tally;

/** The majority a motion needs among the votes that say yes or no. A tie never carries. */
public enum Threshold {
  /** More yes than no. */
  SIMPLE,
  /** At least two thirds yes. */
  TWO_THIRDS,
  /** At least three quarters yes. */
  THREE_QUARTERS;

  /** The smallest number of yes votes that carries a motion with so many votes in all. */
  public int needed(int yesAndNo) {
    return switch (this) {
      case SIMPLE -> yesAndNo / 2 + 1;
      case TWO_THIRDS -> Math.max(1, (2 * yesAndNo + 2) / 3);
      case THREE_QUARTERS -> Math.max(1, (3 * yesAndNo + 3) / 4);
    };
  }
}
