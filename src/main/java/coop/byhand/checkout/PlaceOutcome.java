package coop.byhand.checkout;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** What came of placing an order. */
public sealed interface PlaceOutcome {

  /** The order stands; the buyer pays here. The same order and address again if it stood before. */
  record Placed(OrderId order, URI paymentPage) implements PlaceOutcome {}

  /** The order stands and its payment is decided or under way. */
  record UnderWay(OrderId order) implements PlaceOutcome {}

  /** The order stands, but the payment provider gives no answer now; asking again is safe. */
  record PaymentsAway(OrderId order) implements PlaceOutcome {}

  /** Something has to be filled in. */
  record Incomplete(Set<Missing> missing) implements PlaceOutcome {
    public Incomplete {
      missing = Set.copyOf(missing);
    }
  }

  /** Not what the buyer was shown any more; nothing was ordered. */
  record Changed(Quote before, Quote now, Set<Difference> differences) implements PlaceOutcome {
    public Changed {
      differences = Set.copyOf(differences);
    }
  }

  /** Some of it cannot be ordered any more; nothing was ordered. */
  record Refused(List<LineRefusal> because) implements PlaceOutcome {
    public Refused {
      because = List.copyOf(because);
    }
  }

  /** No such quote, or somebody else's. */
  record Unknown() implements PlaceOutcome {}

  /** What a buyer has to fill in. */
  enum Missing {
    LICENSEE,
    /** What the invoice shall say is longer than it can be. */
    BILLING,
    TERMS
  }

  /** What can change between quote and order. */
  enum Difference {
    PRICE,
    POLICY,
    TERMS,
    TAX
  }
}
