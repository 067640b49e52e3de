package coop.byhand.checkout;

/** How money gets back to a buyer. */
public enum RefundWay {
  /** Through the provider, to the card that it came from. */
  PROVIDER,
  /** The board has paid it out of the co-op's bank account. */
  BY_HAND
}
