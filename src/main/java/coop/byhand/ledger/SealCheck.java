package coop.byhand.ledger;

/** What came of computing all seals of the books again from their rows. */
public sealed interface SealCheck {

  /** Every seal is that of the journals it names, and follows the one before. */
  record Sound(long seals, long journals) implements SealCheck {}

  /** This seal is the first that is not; the books were changed, or a seal was. */
  record Broken(long seal) implements SealCheck {}
}
