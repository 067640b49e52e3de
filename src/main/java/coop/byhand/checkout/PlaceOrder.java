package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import java.util.Locale;

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

  /** Without anything of its own for the invoice. */
  public PlaceOrder(OrderId order, PersonId buyer, String licensee, boolean termsAccepted) {
    this(order, buyer, licensee, "", "", termsAccepted, Locale.ENGLISH);
  }
}
