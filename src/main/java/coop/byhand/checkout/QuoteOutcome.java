package coop.byhand.checkout;

import coop.byhand.invoicing.TaxOutcome;
import java.util.List;

/** What came of asking for a price. */
public sealed interface QuoteOutcome {

  /** The price is held. */
  record Quoted(Quote quote) implements QuoteOutcome {}

  /** Nothing was asked for. */
  record NothingToBuy() implements QuoteOutcome {}

  /** Some of it cannot be bought; without these lines the rest can. */
  record Unsellable(List<LineRefusal> refusals) implements QuoteOutcome {
    public Unsellable {
      refusals = List.copyOf(refusals);
    }
  }

  /** The tax is not known for this place. */
  record NoTax(TaxOutcome because) implements QuoteOutcome {}
}
