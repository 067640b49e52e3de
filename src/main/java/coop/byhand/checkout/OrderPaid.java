package coop.byhand.checkout;

import java.time.Instant;

/** An order was paid and its licence granted. Published inside that transaction. */
public record OrderPaid(OrderId order, Instant at) {}
