package coop.byhand.payments;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a refund when asked.
 *
 * @param reason the provider's word for why it failed, null if it has none
 */
record ProviderRefund(String id, Standing standing, @Nullable String reason) {

  /** The provider's own states, cut down to what differs for us. */
  enum Standing {
    UNDER_WAY,
    DONE,
    FAILED
  }
}
