package coop.byhand.checkout;

import coop.byhand.payments.RefundId;
import java.time.Instant;

/** A buyer's wish for money back was agreed to or refused. Published inside that transaction. */
public record RefundDecided(RefundId refund, OrderId order, Instant at) {}
