package coop.byhand.media.c2pa.signal;

import java.util.List;
import java.util.Locale;

/**
 * What a file declares about who made it, as a whole.
 *
 * @param path labels of manifests from the active one to the place that decides, then the action or
 *     field there; hostile input
 * @param reason one plain sentence
 */
public record Making(Maker maker, List<String> path, String reason) {

  /** Who is declared. */
  public enum Maker {
    /** Everything in the history is declared as captured or made by people. */
    HUMAN,
    /** Somewhere a generator is declared or named. */
    AI,
    /** Neither: nothing is declared, or not enough, or not in a way that holds. */
    UNKNOWN;

    /** The word of reports. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Making {
    path = List.copyOf(path);
  }
}
