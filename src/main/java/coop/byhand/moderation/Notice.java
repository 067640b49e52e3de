package coop.byhand.moderation;

import org.jspecify.annotations.Nullable;

/**
 * A report about one work as it was sent, complete or not; what it needs is what Regulation (EU)
 * 2022/2065, article 16(2), asks of a notice.
 *
 * @param ground what is wrong; null while nothing was chosen
 * @param words why, in the reporter's words
 * @param goodFaith whether the reporter states that they believe it to be true
 */
public record Notice(@Nullable Ground ground, String words, boolean goodFaith) {

  /** The fewest characters that can give a reason. */
  public static final int SHORTEST_WORDS = 20;

  /** The most characters that are taken. */
  public static final int LONGEST_WORDS = 5_000;
}
