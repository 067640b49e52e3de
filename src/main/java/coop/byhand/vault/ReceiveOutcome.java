package coop.byhand.vault;

/** What became of bytes that arrived from outside. */
public sealed interface ReceiveOutcome {

  /** They lie in quarantine, to be looked at; whoever receives them closes the quarantine. */
  record Received(Quarantine quarantine) implements ReceiveOutcome {}

  /** They are more than allowed; nothing is kept. {@code maxBytes} is the limit in bytes. */
  record TooLarge(long maxBytes) implements ReceiveOutcome {}

  /** There were none. */
  record Empty() implements ReceiveOutcome {}
}
