package coop.byhand.payments;

/** What the provider says about a refund when asked. */
record ProviderRefund(String id, Standing standing) {

  /** The provider's own states, cut down to what differs for us. */
  enum Standing {
    UNDER_WAY,
    DONE,
    FAILED
  }
}
