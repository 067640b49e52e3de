package coop.byhand.policy;

import java.util.Arrays;

/** By what the creators' part of a year's surplus is divided among them. */
public enum PatronageBasis {
  /** By what the co-op kept of the sales of their works. */
  COMMISSION(1),
  /** By what they earned themselves, less what went back. */
  EARNINGS(2);

  private final int number;

  PatronageBasis(int number) {
    this.number = number;
  }

  /** How it stands in the voted document; never changes. */
  public int number() {
    return number;
  }

  static PatronageBasis ofNumber(long number) {
    return Arrays.stream(values())
        .filter(basis -> basis.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such measure: " + number));
  }
}
