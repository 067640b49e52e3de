package coop.byhand.invoicing;

/** What came of asking which tax a buyer owes. */
public sealed interface TaxOutcome {

  record Assessed(TaxAssessment assessment) implements TaxOutcome {}

  /** The table has no row for this country; nothing is sold there. */
  record UnknownCountry(String country) implements TaxOutcome {}

  /** Not the form of a VAT identification number of that state. */
  record MalformedVatId(String vatId) implements TaxOutcome {}
}
