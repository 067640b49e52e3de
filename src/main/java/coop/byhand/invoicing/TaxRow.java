package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import java.time.LocalDate;

/** What the dated table says about one country on one day. */
sealed interface TaxRow {

  /** ISO 3166-1 code of the buyer's country. */
  String country();

  LocalDate from();

  /** How an assessment names the row. */
  default String label() {
    return country() + " " + from();
  }

  /** In the territory of the tax; owed to a member state, mostly the country itself. */
  record Inside(String country, LocalDate from, String owedTo, BasisPoints rate)
      implements TaxRow {}

  /** Out of the reach of the tax. */
  record Outside(String country, LocalDate from) implements TaxRow {}
}
