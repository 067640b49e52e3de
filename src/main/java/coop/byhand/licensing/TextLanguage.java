package coop.byhand.licensing;

import java.util.Locale;

/** The languages that licences are written in. */
public enum TextLanguage {
  ENGLISH(Locale.ENGLISH),
  GERMAN(Locale.GERMAN);

  private final Locale locale;

  TextLanguage(Locale locale) {
    this.locale = locale;
  }

  /** The language for a reader; English where theirs is none of ours. */
  public static TextLanguage of(Locale reader) {
    return reader.getLanguage().equals(Locale.GERMAN.getLanguage()) ? GERMAN : ENGLISH;
  }

  public Locale locale() {
    return locale;
  }

  /** BCP 47. */
  public String tag() {
    return locale.toLanguageTag();
  }
}
