package coop.byhand.policy;

/** What a work is made in. Price floors are voted for each medium. */
public enum Medium {
  IMAGE,
  AUDIO,
  TEXT,
  VIDEO
}
