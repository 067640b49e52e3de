package coop.byhand.invoicing;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that speaks for where a buyer is (Implementing Regulation 282/2011, article 24f).
 * Written {@code billing DE}; kept in that form with orders and invoices.
 *
 * @param country ISO 3166-1 code
 */
public record PlaceEvidence(Source source, String country) {

  /** What was looked at. */
  public enum Source {
    /** The address on the bill, as the buyer chose it. */
    BILLING,
    /** Where the buyer's connection to the net is. */
    NETWORK,
    /** Where the bank of the buyer's card or account is. */
    CARD,
    /** The state whose form a business's VAT number has. */
    VAT_ID;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How well some pieces of evidence carry an assessment. */
  public enum Standing {
    /** One piece alone. */
    SINGLE,
    /** Two or more, and they agree. */
    FIRM,
    /** Some disagree: the billing address is followed, and a person has to look. */
    CONTRADICTED
  }

  /** Reads what {@link #toString} writes. */
  public static Optional<PlaceEvidence> parse(String text) {
    for (Source source : Source.values()) {
      String start = source.word() + " ";
      if (text.startsWith(start) && text.length() == start.length() + 2) {
        return Optional.of(new PlaceEvidence(source, text.substring(start.length())));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return source.word() + " " + country;
  }
}
