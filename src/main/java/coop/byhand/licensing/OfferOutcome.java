package coop.byhand.licensing;

import coop.byhand.kernel.Money;
import java.util.Currency;

/** What became of a price that a maker set. */
public sealed interface OfferOutcome {

  /** It stands from now on. */
  record Offered(Offer offer) implements OfferOutcome {}

  /** The members voted a floor, and it lies higher. */
  record BelowFloor(Money floor) implements OfferOutcome {}

  /** Higher than anybody means; likely a slip of the comma. */
  record AboveLimit(Money limit) implements OfferOutcome {}

  /** No floor was voted in this currency. */
  record NoFloor(Currency currency) implements OfferOutcome {}

  /** There is no such work of this maker. */
  record NotYours() implements OfferOutcome {}

  /** The work was refused or withdrawn and cannot be offered. */
  record Closed() implements OfferOutcome {}
}
