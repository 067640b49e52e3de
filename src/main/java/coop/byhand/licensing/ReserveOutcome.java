package coop.byhand.licensing;

import java.time.Instant;

/** What came of keeping a work for one order while it is being paid. */
public sealed interface ReserveOutcome {

  /** Kept for this line; the same line again changes nothing. Classes that many can buy need none. */
  record Reserved() implements ReserveOutcome {}

  /**
   * Another order has it.
   *
   * @param until when it may be free again, if that one is not paid
   */
  record HeldByAnother(Instant until) implements ReserveOutcome {}

  /** It was sold exclusively, or frozen; it is not for sale any more. */
  record Gone() implements ReserveOutcome {}
}
