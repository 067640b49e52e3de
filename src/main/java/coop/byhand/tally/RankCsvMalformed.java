package coop.byhand.tally;

/** A table of ranks that cannot be read; the message says where and why. */
public final class RankCsvMalformed extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  RankCsvMalformed(int line, String why) {
    super("line " + line + ": " + why);
    this.line = line;
  }

  /** The line of the table, from 1. */
  public int line() {
    return line;
  }
}
