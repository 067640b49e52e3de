package coop.byhand.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A page of this site to return to after signing in: a path with its query, at most 500 characters.
 * Refuses everything that a browser could take for another site, such as {@code //host}.
 */
public record ReturnPath(String value) {

  private static final int LONGEST = 500;
  private static final Pattern FORM =
      Pattern.compile("/(?!/)[A-Za-z0-9/_.~%+:,@;-]*(\\?[A-Za-z0-9/_.~%+:,@;=&?-]*)?");

  /** The start of the app for signed-in people. Below the form, which its making needs. */
  public static final ReturnPath DESK = new ReturnPath("/app");

  public ReturnPath {
    if (!isPath(value)) {
      throw new IllegalArgumentException("not a path of this site");
    }
  }

  /** Reads a path that came from outside; empty if it could lead away. */
  public static Optional<ReturnPath> parse(String text) {
    return isPath(text) ? Optional.of(new ReturnPath(text)) : Optional.empty();
  }

  private static boolean isPath(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
