package coop.byhand.checkout;

import coop.byhand.identity.PersonId;
import java.time.Instant;

/**
 * A buyer's wish for money back was agreed to or refused, or what was agreed to did not arrive.
 * Published inside that transaction.
 */
public record RefundDecided(Refund refund, PersonId buyer, Instant at) {}
