package coop.byhand.tally;

/** A ballot file that does not follow the BLT format; the message says where and why. */
public final class BltMalformed extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;

  BltMalformed(int line, String why) {
    super("line " + line + ": " + why);
    this.line = line;
  }

  /** The line of the file, from 1. */
  public int line() {
    return line;
  }
}
