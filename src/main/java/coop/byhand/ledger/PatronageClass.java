package coop.byhand.ledger;

import java.util.Locale;

/** As what a member takes part in a year's surplus. */
public enum PatronageClass {
  /** Somebody whose works were sold; measured by the voted measure, in minor units. */
  CREATOR,
  /** Somebody who worked for the co-op; measured in hours. */
  WORKER;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PatronageClass ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
