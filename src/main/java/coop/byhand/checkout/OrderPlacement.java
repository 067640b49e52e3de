package coop.byhand.checkout;

import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.Licensee;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides whether what a buyer was shown can be ordered as it was shown. The price is held for the
 * time the quote says, whatever its maker does meanwhile; the policy and the terms are always those
 * in force when the order is placed, so a change of either is shown and asked again.
 */
sealed interface OrderPlacement {

  /** It can be ordered. */
  record Accept(Licensee licensee) implements OrderPlacement {}

  /** The buyer has to be shown something else first. */
  record ShowAgain(Set<Difference> differences) implements OrderPlacement {}

  /** It cannot be ordered, or not yet. */
  record Refuse(PlaceOutcome outcome) implements OrderPlacement {}

  static OrderPlacement decide(Quote quote, Market market, PlaceOrder wish, Instant now) {
    var refusal = market.refusal();
    if (refusal.isPresent()) {
      return new Refuse(new PlaceOutcome.Refused(refusal.get()));
    }
    Set<Difference> differences = differences(quote, market, now);
    if (!differences.isEmpty()) {
      return new ShowAgain(differences);
    }
    Set<Missing> missing = EnumSet.noneOf(Missing.class);
    var licensee = Licensee.parse(wish.licensee());
    if (licensee.isEmpty()) {
      missing.add(Missing.LICENSEE);
    }
    if (!wish.termsAccepted()) {
      missing.add(Missing.TERMS);
    }
    return missing.isEmpty()
        ? new Accept(licensee.orElseThrow())
        : new Refuse(new PlaceOutcome.Incomplete(missing));
  }

  private static Set<Difference> differences(Quote quote, Market market, Instant now) {
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    Money price = market.price();
    if (!now.isBefore(quote.heldUntil()) && !quote.price().equals(price)) {
      differences.add(Difference.PRICE);
    }
    if (!quote.policy().equals(market.policy().version())) {
      differences.add(Difference.POLICY);
    }
    if (!quote.terms().equals(market.terms())) {
      differences.add(Difference.TERMS);
    }
    return differences;
  }
}
