package coop.byhand.checkout;

import coop.byhand.checkout.PlaceOutcome.Difference;
import coop.byhand.checkout.PlaceOutcome.Missing;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.licensing.Licensee;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether what a buyer was shown can be ordered as it was shown. The prices are held for
 * the time the quote says, whatever the makers do meanwhile; the policy, the terms and the tax are
 * always those in force when the order is placed, so a change of any is shown and asked again.
 */
sealed interface OrderPlacement {

  /** It can be ordered. */
  record Accept(Licensee licensee) implements OrderPlacement {}

  /** The buyer has to be shown something else first. */
  record ShowAgain(Set<Difference> differences) implements OrderPlacement {}

  /** It cannot be ordered, or not yet. */
  record Refuse(PlaceOutcome outcome) implements OrderPlacement {}

  /**
   * The decision.
   *
   * @param markets what holds now, in the order of the quote's lines
   * @param tax what would be due now
   */
  static OrderPlacement decide(
      Quote quote, List<Market> markets, TaxAssessment tax, PlaceOrder wish, Instant now) {
    List<LineRefusal> refusals =
        markets.stream().map(Market::refusal).flatMap(Optional::stream).toList();
    if (!refusals.isEmpty()) {
      return new Refuse(new PlaceOutcome.Refused(refusals));
    }
    Set<Difference> differences = differences(quote, markets, tax, now);
    if (!differences.isEmpty()) {
      return new ShowAgain(differences);
    }
    Set<Missing> missing = wish.missing();
    return missing.isEmpty()
        ? new Accept(Licensee.parse(wish.licensee()).orElseThrow())
        : new Refuse(new PlaceOutcome.Incomplete(missing));
  }

  private static Set<Difference> differences(
      Quote quote, List<Market> markets, TaxAssessment tax, Instant now) {
    Set<Difference> differences = EnumSet.noneOf(Difference.class);
    for (int i = 0; i < markets.size(); i++) {
      QuoteLine line = quote.lines().get(i);
      Market market = markets.get(i);
      if (!now.isBefore(quote.heldUntil()) && !line.price().equals(market.price())) {
        differences.add(Difference.PRICE);
      }
      if (!quote.policy().equals(market.policy().version())) {
        differences.add(Difference.POLICY);
      }
      if (!line.terms().equals(market.terms())) {
        differences.add(Difference.TERMS);
      }
    }
    if (!quote.tax().rate().equals(tax.rate())
        || !quote.tax().kind().equals(tax.kind())
        || !quote.tax().country().equals(tax.country())) {
      differences.add(Difference.TAX);
    }
    return differences;
  }
}
