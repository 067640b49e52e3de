package coop.byhand.checkout;

import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Licensee;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A buyer's wish to order what was quoted.
 *
 * @param licensee as typed; who will be allowed to use the works
 * @param billedTo as typed; whom the invoice names, blank for the licensee
 * @param address as typed, for the invoice; may be blank
 * @param termsAccepted whether the buyer ticked the terms that the quote names
 * @param language of the invoice and letters
 */
public record PlaceOrder(
    OrderId order,
    PersonId buyer,
    String licensee,
    String billedTo,
    String address,
    boolean termsAccepted,
    Locale language) {

  /** Longer names and addresses do not fit on an invoice. */
  public static final int BILLED_TO_MAX = 200;

  public static final int ADDRESS_MAX = 1_000;

  /** Without anything of its own for the invoice. */
  public PlaceOrder(OrderId order, PersonId buyer, String licensee, boolean termsAccepted) {
    this(order, buyer, licensee, "", "", termsAccepted, Locale.ENGLISH);
  }

  /** What has to be filled in before it can be ordered. */
  public Set<Missing> missing() {
    Set<Missing> missing = EnumSet.noneOf(Missing.class);
    if (Licensee.parse(licensee).isEmpty()) {
      missing.add(Missing.LICENSEE);
    }
    if (billedTo.length() > BILLED_TO_MAX || address.length() > ADDRESS_MAX) {
      missing.add(Missing.BILLING);
    }
    if (!termsAccepted) {
      missing.add(Missing.TERMS);
    }
    return missing;
  }
}
