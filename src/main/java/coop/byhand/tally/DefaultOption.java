package coop.byhand.tally;

import java.util.Collections;
import java.util.List;

/**
 * The option that wins when no other does, mostly that all stays as it is.
 *
 * @param option its number
 * @param quorum papers that must prefer another option to it at least, 0 for no quorum
 * @param majorities for each option in the order of their numbers: how many papers must prefer it
 *     to the default for each one that does not; 1 for more than half, 2 for two thirds, 3 for
 *     three quarters
 */
public record DefaultOption(int option, long quorum, List<Integer> majorities) {

  public DefaultOption {
    majorities = List.copyOf(majorities);
    if (quorum < 0 || majorities.stream().anyMatch(majority -> majority < 1)) {
      throw new IllegalArgumentException("a quorum below 0 or a majority below 1");
    }
  }

  /** No quorum, and more than half for every one of so many options. */
  public static DefaultOption simple(int option, int options) {
    return new DefaultOption(option, 0, Collections.nCopies(options, 1));
  }
}
