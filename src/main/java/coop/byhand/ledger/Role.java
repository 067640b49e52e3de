package coop.byhand.ledger;

import java.util.Arrays;
import java.util.Locale;

/** What a share of a line is for. */
enum Role {
  /** For a member who made the work, or had a part in it. */
  CREATOR,
  OPERATING,
  SOLIDARITY,
  RESERVE,
  /** For a state, on top of the price. */
  TAX;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role ofCode(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such role: " + code));
  }
}
