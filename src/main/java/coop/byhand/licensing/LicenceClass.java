package coop.byhand.licensing;

/** The kinds of licence that a maker can offer. */
public enum LicenceClass {
  /** For good, worldwide, for one licensee, any number of projects, without resale. */
  STANDARD,
  /**
   * The same for one year, in which nobody else is licensed; licences sold before stay valid. One
   * buyer at a time can have it.
   */
  EXCLUSIVE
}
