package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import java.util.List;

/**
 * Which tax is due, and why: kept with the order and printed on the invoice.
 *
 * @param country the state that the tax is owed to
 * @param rate of the net price; zero unless {@link Kind#STANDARD}
 * @param table the row of the dated table that was used, for example {@code DE 2021-01-01}
 * @param evidence sentences' keys of what spoke for the place
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
  }
}
