package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * What another room asks to be paid: a reference in its own words, the amount the buyer pays, what
 * the provider's page calls it, where the buyer comes back to, and until when the page stays open.
 *
 * @param reference 1 to 100 characters
 * @param amount above zero, in one of the currencies that are switched on
 * @param description 1 to 250 characters
 */
public record PaymentRequest(
    String reference,
    Money amount,
    String description,
    URI successUri,
    URI cancelUri,
    Instant expiresAt) {

  /** For each of these the provider counts in the same minor unit as we do. */
  private static final Set<String> CURRENCIES = Set.of("EUR", "GBP", "USD", "JPY");

  private static final int REFERENCE_LENGTH_MAX = 100;
  private static final int DESCRIPTION_LENGTH_MAX = 250;

  public PaymentRequest {
    if (amount.minor() <= 0 || !CURRENCIES.contains(amount.currencyCode())) {
      throw new IllegalArgumentException("cannot take a payment of " + amount);
    }
    if (reference.isEmpty() || reference.length() > REFERENCE_LENGTH_MAX) {
      throw new IllegalArgumentException("not a reference: " + reference);
    }
    if (description.isBlank() || description.length() > DESCRIPTION_LENGTH_MAX) {
      throw new IllegalArgumentException("not a description: " + description);
    }
  }
}
