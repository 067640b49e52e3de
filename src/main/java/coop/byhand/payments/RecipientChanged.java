package coop.byhand.payments;

import java.time.Instant;

/** The provider's word on a payee has changed. Published inside the transaction that records it. */
public record RecipientChanged(String payee, Recipient.State state, Instant at) {}
