package coop.byhandsandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The only means of payment that this sandbox knows: the provider's published test cards, and two
 * test accounts for bank debits, whose money comes or fails days later.
 */
enum TestCard {
  PAYS("4242 4242 4242 4242", Course.ACCEPTED),
  PAYS_FROM_GERMANY("4000 0027 6000 0016", "DE"),
  PAYS_FROM_AUSTRIA("4000 0004 0000 0008", "AT"),
  PAYS_FROM_FRANCE("4000 0025 0000 0003", "FR"),
  PAYS_FROM_BRITAIN("4000 0082 6000 0000", "GB"),
  PAYS_AT_ONCE("4000 0000 0000 0077", Course.ACCEPTED),
  IS_DECLINED("4000 0000 0000 0002", Course.DECLINED, "card_declined", "generic_decline"),
  HAS_NO_FUNDS("4000 0000 0000 9995", Course.DECLINED, "card_declined", "insufficient_funds"),
  IS_LOST("4000 0000 0000 9987", Course.DECLINED, "card_declined", "lost_card"),
  IS_STOLEN("4000 0000 0000 9979", Course.DECLINED, "card_declined", "stolen_card"),
  HAS_EXPIRED("4000 0000 0000 0069", Course.DECLINED, "expired_card", "expired_card"),
  HAS_A_WRONG_CODE("4000 0000 0000 0127", Course.DECLINED, "incorrect_cvc", "incorrect_cvc"),
  IS_NOT_PROCESSED("4000 0000 0000 0119", Course.DECLINED, "processing_error", "processing_error"),
  ASKS_BACK("4000 0025 0000 3155", Course.CHALLENGED),
  ASKS_BACK_IN_VAIN("4000 0084 0000 1629", Course.CHALLENGED, "card_declined", "generic_decline"),
  IS_DISPUTED_LATER("4000 0000 0000 0259", Course.ACCEPTED),
  IS_DISPUTED_AS_NOT_RECEIVED("4000 0000 0000 2685", Course.ACCEPTED),
  IS_ASKED_ABOUT("4000 0000 0000 1976", Course.ACCEPTED),
  REFUNDS_COME_LATE("4000 0000 0000 7726", Course.ACCEPTED),
  REFUNDS_FAIL("4000 0000 0000 5126", Course.ACCEPTED),
  DEBIT_PAYS("DE89 3704 0044 0532 0130 00", Course.LATER),
  DEBIT_FAILS(
      "DE62 3704 0044 0532 0130 01",
      Course.LATER,
      "charge_exceeds_source_limit",
      "insufficient_funds");

  /** What the bank behind the card does when a payment comes. */
  enum Course {
    ACCEPTED,
    DECLINED,
    CHALLENGED,
    /** A bank debit: the answer comes days later. */
    LATER
  }

  /** Where the banks of the provider's test cards are, unless their number says otherwise. */
  private static final String HOME = "US";

  private final String number;
  private final Course course;
  private final String errorCode;
  private final String declineCode;
  private final String country;

  TestCard(String number, Course course) {
    this(number, course, "", "", HOME);
  }

  TestCard(String number, String country) {
    this(number, Course.ACCEPTED, "", "", country);
  }

  TestCard(String number, Course course, String errorCode, String declineCode) {
    this(number, course, errorCode, declineCode, HOME);
  }

  TestCard(String number, Course course, String errorCode, String declineCode, String country) {
    this.number = number;
    this.course = course;
    this.errorCode = errorCode;
    this.declineCode = declineCode;
    this.country = country;
  }

  /** The card with this number, however it is spaced. */
  static Optional<TestCard> numbered(String typed) {
    String digits = digits(typed);
    return Arrays.stream(values()).filter(card -> digits(card.number).equals(digits)).findFirst();
  }

  static String digits(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  String number() {
    return number;
  }

  /** ISO 3166-1 code of where its bank is. */
  String country() {
    return country;
  }

  Course course() {
    return course;
  }

  boolean isDebit() {
    return course == Course.LATER;
  }

  /** Whether the bank says no in the end. */
  boolean isRefused() {
    return !errorCode.isEmpty();
  }

  String lastFour() {
    return number.replace(" ", "").substring(number.replace(" ", "").length() - 4);
  }

  /** The provider's word for what failed. */
  String errorCode() {
    return errorCode;
  }

  /** The provider's word for the bank's reason. */
  String declineCode() {
    return declineCode;
  }
}
