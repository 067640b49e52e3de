package coop.byhand.checkout;

import coop.byhand.licensing.LicenceId;
import java.time.Instant;

/** What came of one line of an order. */
public sealed interface LineState {

  /** Not paid as far as we know. */
  record Ordered() implements LineState {}

  /** Paid, and licensed. */
  record Granted(Instant at, LicenceId licence) implements LineState {}

  /**
   * It could not be licensed any more; what was paid for it goes back by itself.
   *
   * @param reason {@code work_gone} or {@code taken}
   */
  record Lost(Instant at, String reason) implements LineState {}
}
