package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A movement on our balance at the provider whose money stands apart in the books, because nothing
 * says what it was.
 *
 * @param id the provider's
 * @param type the provider's word for it, such as {@code refund} or {@code payout}
 * @param source what the provider names as its cause, empty if nothing
 * @param net what our balance rose by, fees taken off; below zero if it fell
 */
public record OpenMovement(
    String id, String type, Optional<String> source, Money net, Instant movedAt) {

  /** Whether our balance rose. */
  public boolean cameIn() {
    return net.minor() > 0;
  }

  /** How much it was, whichever way. */
  public Money size() {
    return cameIn() ? net : net.negated();
  }
}
