package coop.byhand.oversight;

/** What came of what somebody on the board asked for. */
public enum Handled {
  /** It is done. */
  DONE,
  /** It is in the queue again, and due. */
  QUEUED,
  /** Nobody can follow it without words. */
  WORDS_MISSING,
  /** There is nothing to be done any more: it went away, or somebody else was faster. */
  NOT_OPEN,
  /** Whoever asks is not on the board, or not any more. */
  NOT_THE_BOARD
}
