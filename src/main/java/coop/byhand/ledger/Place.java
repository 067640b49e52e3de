package coop.byhand.ledger;

import java.util.Arrays;
import java.util.Locale;

/** Where a share of a line stands. What went back to the buyer stands nowhere. */
enum Place {
  /** A creator's, in the hold. */
  PENDING,
  /** A creator's, for good: available, paid out or set off. */
  RELEASED,
  /** The co-op's or a state's. */
  KEPT,
  /** Disputed, and held back from the creator. */
  BLOCKED,
  /** Disputed, and nothing was there to hold back. */
  DISPUTED,
  /** Lost in a dispute, and given to the creator out of the reserve instead. */
  GRANTED;

  /** True if a buyer can still get it back. */
  boolean isLeft() {
    return this == PENDING || this == RELEASED || this == KEPT;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Place ofCode(String code) {
    return Arrays.stream(values())
        .filter(place -> place.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such place: " + code));
  }
}
