package coop.byhand.checkout;

import coop.byhand.identity.PersonId;

/**
 * A buyer's wish to order what was quoted.
 *
 * @param licensee as typed; who will be allowed to use the work
 * @param termsAccepted whether the buyer ticked the terms that the quote names
 */
public record PlaceOrder(OrderId order, PersonId buyer, String licensee, boolean termsAccepted) {}
