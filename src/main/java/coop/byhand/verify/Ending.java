package coop.byhand.verify;

/** How a command ends, and what it tells the shell. */
public enum Ending {
  /** Everything asked for was done, and every check passed. */
  DONE(0, "done; every check passed"),
  /** Something could not be read or counted; a sentence says why. */
  FAILED(1, "something could not be read or done; a sentence says what"),
  /** The words of the command are wrong. */
  MISSPOKEN(2, "the words of the command are wrong"),
  /** What was handed in is not what it claims to be. */
  REFUSED(4, "a check failed: the log or entry is not what it claims to be"),
  /** The log contradicts what was seen before: its history was rewritten or cut off. */
  CONTRADICTED(5, "the log contradicts what was seen before: a fork or a rollback"),
  /** This release has no such check yet. */
  NOT_YET(6, "this release cannot check that yet");

  private final int code;
  private final String says;

  Ending(int code, String says) {
    this.code = code;
    this.says = says;
  }

  /** The exit code. */
  public int code() {
    return code;
  }

  /** What the code means, for the help. */
  public String says() {
    return says;
  }
}
