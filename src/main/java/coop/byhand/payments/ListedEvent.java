package coop.byhand.payments;

import java.time.Instant;

/** An event as the provider lists it: its id, and the message it sent or should have sent. */
record ListedEvent(String id, String body, Instant createdAt) {}
