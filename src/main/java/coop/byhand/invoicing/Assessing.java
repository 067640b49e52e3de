package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which tax is owed on what is sold over the net (VAT directive 2006/112/EC): by consumers
 * to the state they live in (article 58); by businesses of other member states to their own, by
 * themselves (articles 44 and 196); by businesses of the seller's state to that state; outside the
 * territory by nobody here.
 */
final class Assessing {

  private static final BasisPoints NOTHING = new BasisPoints(0);

  private Assessing() {}

  /** Assesses with the row of the buyer's country on the day, and the seller's member state. */
  static TaxOutcome of(BuyerPlace place, TaxRow row, String sellerCountry) {
    return switch (row) {
      case TaxRow.Outside outside ->
          assessed(place, outside, TaxAssessment.Kind.OUTSIDE, outside.country(), NOTHING, false);
      case TaxRow.Inside inside -> inside(place, inside, sellerCountry);
    };
  }

  private static TaxOutcome inside(BuyerPlace place, TaxRow.Inside row, String sellerCountry) {
    Optional<String> typed = place.vatId().filter(text -> !text.isBlank());
    if (typed.isEmpty()) {
      return assessed(place, row, TaxAssessment.Kind.STANDARD, row.owedTo(), row.rate(), false);
    }
    if (VatId.read(typed.get(), row.owedTo()).isEmpty()) {
      return new TaxOutcome.MalformedVatId(typed.get());
    }
    if (row.owedTo().equals(sellerCountry)) {
      return assessed(place, row, TaxAssessment.Kind.STANDARD, row.owedTo(), row.rate(), true);
    }
    return assessed(place, row, TaxAssessment.Kind.REVERSE_CHARGE, row.owedTo(), NOTHING, true);
  }

  private static TaxOutcome assessed(
      BuyerPlace place,
      TaxRow row,
      TaxAssessment.Kind kind,
      String owedTo,
      BasisPoints rate,
      boolean business) {
    List<PlaceEvidence> pieces = new ArrayList<>();
    pieces.add(new PlaceEvidence(PlaceEvidence.Source.BILLING, place.country()));
    place
        .network()
        .ifPresent(at -> pieces.add(new PlaceEvidence(PlaceEvidence.Source.NETWORK, at)));
    place.card().ifPresent(at -> pieces.add(new PlaceEvidence(PlaceEvidence.Source.CARD, at)));
    if (business) {
      pieces.add(new PlaceEvidence(PlaceEvidence.Source.VAT_ID, place.country()));
    }
    return new TaxOutcome.Assessed(
        new TaxAssessment(
            owedTo,
            kind,
            rate,
            row.label(),
            pieces.stream().map(PlaceEvidence::toString).toList()));
  }
}
