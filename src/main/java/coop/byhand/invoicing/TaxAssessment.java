package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which tax is due, and why: kept with the order and printed on the invoice.
 *
 * @param country the state that the tax is owed to, or the buyer's where none is
 * @param rate of the net price; above zero if {@link Kind#STANDARD}, else zero
 * @param table the row of the dated table that was used, for example {@code DE 2021-01-01}
 * @param evidence what spoke for the place, each as {@link PlaceEvidence} writes it
 */
public record TaxAssessment(
    String country, Kind kind, BasisPoints rate, String table, List<String> evidence) {

  /** How tax is owed. */
  public enum Kind {
    /** The co-op collects it and passes it on. */
    STANDARD,
    /** A business in another member state accounts for it itself. */
    REVERSE_CHARGE,
    /** Outside the reach of this tax. */
    OUTSIDE
  }

  public TaxAssessment {
    evidence = List.copyOf(evidence);
    if ((kind == Kind.STANDARD) != (rate.value() > 0)) {
      throw new IllegalArgumentException(kind + " at " + rate);
    }
  }

  /**
   * The same assessment with one more piece of evidence, for example the card's country after
   * payment. The tax stays what the buyer agreed to; only how firm it stands can change.
   */
  public TaxAssessment seenAlso(PlaceEvidence piece) {
    if (evidence.contains(piece.toString())) {
      return this;
    }
    List<String> more = new ArrayList<>(evidence);
    more.add(piece.toString());
    return new TaxAssessment(country, kind, rate, table, more);
  }

  /** How well the evidence carries it. */
  public PlaceEvidence.Standing standing() {
    List<String> countries =
        evidence.stream()
            .map(PlaceEvidence::parse)
            .flatMap(Optional::stream)
            .map(PlaceEvidence::country)
            .toList();
    if (countries.stream().distinct().count() > 1) {
      return PlaceEvidence.Standing.CONTRADICTED;
    }
    return countries.size() > 1 ? PlaceEvidence.Standing.FIRM : PlaceEvidence.Standing.SINGLE;
  }
}
