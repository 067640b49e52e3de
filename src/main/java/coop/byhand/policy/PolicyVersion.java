package coop.byhand.policy;

import java.util.Optional;

/** The number of a version of the voted document, counted from 1 without gaps. */
public record PolicyVersion(int value) implements Comparable<PolicyVersion> {

  /** The version the co-op was founded with. */
  public static final PolicyVersion GENESIS = new PolicyVersion(1);

  private static final int DIGITS_MAX = 9;

  public PolicyVersion {
    if (value < 1) {
      throw new IllegalArgumentException("versions are numbered from 1: " + value);
    }
  }

  /** Reads a number as it stands in an address; empty unless it is one. */
  public static Optional<PolicyVersion> parse(String text) {
    boolean number =
        !text.isEmpty()
            && text.length() <= DIGITS_MAX
            && !text.startsWith("0")
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Optional.of(new PolicyVersion(Integer.parseInt(text))) : Optional.empty();
  }

  /** The version that comes after this one. */
  public PolicyVersion next() {
    return new PolicyVersion(value + 1);
  }

  @Override
  public int compareTo(PolicyVersion other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
