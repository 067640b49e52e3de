package coop.byhand.media.c2pa;

import java.util.Locale;

/** What the credentials of a file amount to (C2PA 2.2 §14.3, and two more for what is missing). */
public enum State {
  /** The file has no credentials and names none. */
  NONE,
  /** The file says where its credentials lie; they were not fetched. */
  REMOTE,
  /** The credentials do not fit the file, or are broken in themselves. */
  INVALID,
  /** The credentials hold, but no trust list vouches for the signer. */
  VALID,
  /** The credentials hold, and a trust list vouches for the signer. */
  TRUSTED,
  /** There are credentials that cannot be read at all. */
  ERROR;

  /** The word of reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
