package coop.byhand.look;

import java.util.List;
import java.util.Locale;

/** The languages that Byhand speaks. English is the first and the fallback. */
public final class Languages {

  /** All of them, the fallback first. */
  public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

  private Languages() {}

  /** The language of ours that is nearest to this one. */
  public static Locale closest(Locale wanted) {
    return closest(List.of(wanted));
  }

  /** The first language of ours in a list ordered by preference, regions left aside. */
  public static Locale closest(List<Locale> wanted) {
    for (Locale wish : wanted) {
      for (Locale ours : ALL) {
        if (ours.getLanguage().equals(wish.getLanguage())) {
          return ours;
        }
      }
    }
    return ALL.getFirst();
  }
}
