package coop.byhand.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored payee, with everything that its introduction to the provider needs, so that a repeated
 * call is the same call.
 *
 * @param country ISO 3166-1, two letters
 * @param account the provider's id, null until it has answered
 */
record RecipientRow(
    String payee,
    String name,
    String email,
    String country,
    String idempotencyKey,
    @Nullable String account,
    Recipient.State state,
    Instant since,
    @Nullable Instant checkedAt) {

  Recipient recipient() {
    return new Recipient(payee, state, since, checkedAt);
  }

  /** The state that follows from what the provider says. Who was ready once is not new again. */
  Recipient.State next(ProviderAccount answer) {
    if (state == Recipient.State.CLOSED || answer.closed()) {
      return Recipient.State.CLOSED;
    }
    if (answer.canReceive()) {
      return Recipient.State.READY;
    }
    return state == Recipient.State.READY || state == Recipient.State.RESTRICTED
        ? Recipient.State.RESTRICTED
        : Recipient.State.ONBOARDING;
  }
}
