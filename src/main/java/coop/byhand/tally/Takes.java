package coop.byhand.tally;

/** In which direction a change of the number takes something from the creators. */
public enum Takes {
  HIGHER,
  LOWER,
  NEITHER
}
