package coop.byhand.checkout;

import java.time.Instant;

/**
 * A paid order is told of to those it concerns. Published inside the transaction that issues its
 * invoice; whoever hears it twice tells of it once.
 *
 * @param paidAt when the order was paid
 */
public record OrderConfirmed(Order order, Instant paidAt) {}
