package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import java.time.Instant;

/** An order was paid and its licences granted. Published inside that transaction. */
public record OrderPaid(OrderId order, PersonId buyer, Instant at) {}
