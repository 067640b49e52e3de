package coop.byhand.catalogue;

import coop.byhand.policy.Medium;
import coop.byhand.provenance.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for among the listed works.
 *
 * @param text words of title, creator, tags or description; blank for all works
 * @param medium only works of this kind, null for every kind
 * @param page counted from 1
 * @param size works on a page, 1 to 96
 */
public record SearchQuery(String text, @Nullable Medium medium, Sort sort, int page, int size) {

  /** Longer texts are cut: nobody searches for a page of prose. */
  private static final int LONGEST_TEXT = 200;

  /** Nobody turns to a page behind the ten-thousandth work. */
  static final int FURTHEST = 10_000;

  public SearchQuery {
    if (page < 1 || size < 1 || size > 96) {
      throw new IllegalArgumentException("no such page: " + page + " of " + size);
    }
    text = clean(text);
  }

  /** The order of the works found; ties by the newest. */
  public enum Sort {
    /** Words in the title first, then creator and tags, then the description. */
    BEST_MATCH,
    NEWEST,
    PRICE_LOW,
    PRICE_HIGH
  }

  /** The text without what nobody can look for. */
  static String clean(String typed) {
    String cut = typed.length() > LONGEST_TEXT ? typed.substring(0, LONGEST_TEXT) : typed;
    return PlainText.line(cut);
  }
}
