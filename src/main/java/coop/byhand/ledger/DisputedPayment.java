package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import java.time.Instant;

/**
 * Money of an order that the buyer's bank has taken back while a dispute is decided.
 *
 * @param dispute the provider's id; booked once, under {@code dispute:{id}:withdrawn}
 * @param order outside form of the order
 * @param amount above zero, at most what is left of the order
 * @param fee what the provider charges for the dispute, not negative
 */
public record DisputedPayment(String dispute, String order, Money amount, Money fee, Instant at) {}
