package coop.byhand.vault;

/** What became of bytes that were to be stored. */
public sealed interface PutOutcome {

  /** They are kept, durably. */
  record Stored(BlobRef blob) implements PutOutcome {}

  /** They are more than allowed; nothing is kept. {@code maxBytes} is the limit in bytes. */
  record TooLarge(long maxBytes) implements PutOutcome {}

  /** There were none. */
  record Empty() implements PutOutcome {}
}
