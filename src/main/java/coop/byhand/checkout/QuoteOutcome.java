package coop.byhand.checkout;

import coop.byhand.kernel.Money;

/** What came of asking for a price. */
public sealed interface QuoteOutcome {

  /** The price is held. */
  record Quoted(Quote quote) implements QuoteOutcome {}

  /** There is no such work, or it is not for sale. */
  record NotForSale() implements QuoteOutcome {}

  /** The members have voted a floor above its price; its maker has to decide first. */
  record BelowFloor(Money price, Money floor) implements QuoteOutcome {}

  /** It is the buyer's own work. */
  record OwnWork() implements QuoteOutcome {}
}
