package coop.byhand.register;

import java.util.Optional;

/**
 * The number under which a fact was entered into the register, from 1 upwards, known as soon as the
 * fact is made. A number may be missing where a transaction was given up; the place in the log,
 * without gaps, is given a moment later and is another number.
 */
public record RegisterEntryId(long value) implements Comparable<RegisterEntryId> {

  private static final int DIGITS_MAX = 18;

  public RegisterEntryId {
    if (value < 1) {
      throw new IllegalArgumentException("entries are numbered from 1: " + value);
    }
  }

  /** Reads a number as it stands in an address; empty unless it is one. */
  public static Optional<RegisterEntryId> parse(String text) {
    if (text.isEmpty() || text.length() > DIGITS_MAX || text.startsWith("0")) {
      return Optional.empty();
    }
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(new RegisterEntryId(Long.parseLong(text)));
  }

  @Override
  public int compareTo(RegisterEntryId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
