package coop.byhand.licensing;

/** The kinds of licence that a maker can offer. */
public enum LicenceClass {
  /** For good, worldwide, for one licensee, any number of projects, without resale. */
  STANDARD
}
