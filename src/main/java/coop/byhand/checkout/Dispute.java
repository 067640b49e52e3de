package coop.byhand.checkout;

import coop.byhand.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dispute of a payment of an order, from opening to its end.
 *
 * @param id the provider's
 * @param reason the provider's word for it
 * @param evidenceBy until when we may answer, null if we may not
 * @param closedAt null while it is open
 */
public record Dispute(
    String id,
    OrderId order,
    Money amount,
    String reason,
    @Nullable Instant evidenceBy,
    State state,
    Instant openedAt,
    @Nullable Instant closedAt) {

  /** How far it is. */
  public enum State {
    OPENED,
    /** The bank has taken the money. */
    WITHDRAWN,
    WON,
    LOST,
    /** A warning that came to nothing. */
    WARNING_CLOSED,
    /** Settled before it was one: the bank may have given the buyer the money at once. */
    PREVENTED;

    /** Whether money that was taken stays with the buyer. */
    boolean keepsMoney() {
      return this == LOST || this == PREVENTED;
    }
  }

  /** Whether it is not decided yet. */
  public boolean isOpen() {
    return closedAt == null;
  }
}
