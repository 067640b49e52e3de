package coop.byhand.tally;

/** A spreadsheet that cannot be read; the message says where and why. */
public final class SheetMalformed extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * A line and what is wrong with it.
   *
   * @param line from 1
   */
  public SheetMalformed(int line, String why) {
    super("line " + line + ": " + why);
    this.line = line;
  }

  /** The line of the sheet, from 1. */
  public int line() {
    return line;
  }
}
