package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What another room asks to be paid: a reference in its own words, the amount the buyer pays, what
 * the provider's page calls it, where the buyer comes back to, and until when the page stays open.
 *
 * @param reference 1 to 100 characters; the provider gets it as the client's reference and as the
 *     group of transfers
 * @param amount above zero, in one of the currencies that are switched on
 * @param description 1 to 250 characters
 * @param items what the provider's page lists, at most 100; they sum to the amount. None if the
 *     description and the amount say it all
 */
public record PaymentRequest(
    String reference,
    Money amount,
    String description,
    URI successUri,
    URI cancelUri,
    Instant expiresAt,
    List<Item> items) {

  /** For each of these the provider counts in the same minor unit as we do. */
  private static final Set<String> CURRENCIES = Set.of("EUR", "GBP", "USD", "JPY");

  private static final int REFERENCE_LENGTH_MAX = 100;
  private static final int DESCRIPTION_LENGTH_MAX = 250;

  /** As many lines as the provider's page takes. */
  private static final int ITEMS_MAX = 100;

  /**
   * One line of the provider's page.
   *
   * @param description 1 to 250 characters
   * @param amount above zero, in the currency of the whole
   */
  public record Item(String description, Money amount) {

    public Item {
      requireDescription(description);
      if (amount.minor() <= 0) {
        throw new IllegalArgumentException("not the amount of an item: " + amount);
      }
    }
  }

  public PaymentRequest {
    if (amount.minor() <= 0 || !CURRENCIES.contains(amount.currencyCode())) {
      throw new IllegalArgumentException("cannot take a payment of " + amount);
    }
    if (reference.isEmpty() || reference.length() > REFERENCE_LENGTH_MAX) {
      throw new IllegalArgumentException("not a reference: " + reference);
    }
    requireDescription(description);
    items = List.copyOf(items);
    if (items.size() > ITEMS_MAX) {
      throw new IllegalArgumentException("a payment page has no room for " + items.size());
    }
    Money sum = items.stream().map(Item::amount).reduce(Money.zero(amount.currency()), Money::plus);
    if (!items.isEmpty() && !sum.equals(amount)) {
      throw new IllegalArgumentException("items of " + sum + " for a payment of " + amount);
    }
  }

  /** A payment of one thing, which the description names. */
  public PaymentRequest(
      String reference,
      Money amount,
      String description,
      URI successUri,
      URI cancelUri,
      Instant expiresAt) {
    this(reference, amount, description, successUri, cancelUri, expiresAt, List.of());
  }

  private static void requireDescription(String description) {
    if (description.isBlank() || description.length() > DESCRIPTION_LENGTH_MAX) {
      throw new IllegalArgumentException("not a description: " + description);
    }
  }
}
