package coop.byhand.moderation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a report says is wrong with a work. */
public enum Ground {
  /** It was generated, in whole or in a part that matters. */
  NOT_BY_HAND,

  /** It is the work of somebody else, or uses it without permission. */
  COPIED,

  /** It shows a person, or private things of theirs, who did not agree. */
  PERSON_SHOWN,

  /** What is said about it is not true. */
  MISDESCRIBED,

  /** It is against the law in another way. */
  UNLAWFUL;

  /** Its word in forms, message keys, data and the register: {@code not-by-hand}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads the word; empty for anything else. */
  public static Optional<Ground> parse(String word) {
    return Stream.of(values()).filter(ground -> ground.word().equals(word)).findFirst();
  }
}
