package coop.byhand.payments;

/** What came of a message that claims to be from the payment provider. */
public sealed interface ReceiveOutcome {

  /** Stored; a job will act on it. */
  record Stored(String eventId) implements ReceiveOutcome {}

  /** We had it already; nothing was changed. */
  record AlreadyStored(String eventId) implements ReceiveOutcome {}

  /** Not signed with our secret, or signed too long ago or in the future. Nothing was stored. */
  record NotAuthentic() implements ReceiveOutcome {}
}
