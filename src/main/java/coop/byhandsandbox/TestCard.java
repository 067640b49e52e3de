package coop.byhandsandbox;

import java.util.Arrays;
import java.util.Optional;

/** The only cards that this sandbox knows: the provider's published test numbers. */
enum TestCard {
  PAYS("4242 4242 4242 4242", Course.ACCEPTED),
  IS_DECLINED("4000 0000 0000 0002", Course.DECLINED),
  HAS_NO_FUNDS("4000 0000 0000 9995", Course.DECLINED),
  ASKS_BACK("4000 0025 0000 3155", Course.CHALLENGED),
  IS_DISPUTED_LATER("4000 0000 0000 0259", Course.ACCEPTED);

  /** What the bank behind the card does when a payment comes. */
  enum Course {
    ACCEPTED,
    DECLINED,
    CHALLENGED
  }

  private final String number;
  private final Course course;

  TestCard(String number, Course course) {
    this.number = number;
    this.course = course;
  }

  /** The card with this number, however it is spaced. */
  static Optional<TestCard> numbered(String typed) {
    String digits = digits(typed);
    return Arrays.stream(values()).filter(card -> digits(card.number).equals(digits)).findFirst();
  }

  static String digits(String typed) {
    return typed.replaceAll("[\\s-]", "");
  }

  String number() {
    return number;
  }

  Course course() {
    return course;
  }

  String lastFour() {
    return number.substring(number.length() - 4);
  }

  /** The provider's word for the reason of a refusal. */
  String declineCode() {
    return this == HAS_NO_FUNDS ? "insufficient_funds" : "generic_decline";
  }
}
