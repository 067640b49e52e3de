package coop.byhand.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payee as we know it: somebody with an account of their own at the provider.
 *
 * @param payee the name that the room above uses, for example a member in outside form
 * @param since when it came to this state
 * @param checkedAt when the provider was last asked, null if never
 */
public record Recipient(String payee, State state, Instant since, @Nullable Instant checkedAt) {

  /** Whether money can go there. */
  public enum State {
    /** Written down; the provider may not have heard of it. */
    INTENDED,
    /** The provider still wants to know something from the payee. */
    ONBOARDING,
    /** Money can go there. */
    READY,
    /** The provider has stopped payments to the payee, or wants more from them. */
    RESTRICTED,
    /** Gone for good. */
    CLOSED
  }
}
