package coop.byhand.invoicing;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What a checkout would ask for, in tests. */
public final class Bills {

  public static final TaxAssessment GERMAN =
      new TaxAssessment(
          "DE",
          TaxAssessment.Kind.STANDARD,
          new BasisPoints(1_900),
          "DE 2021-01-01",
          List.of("billing DE", "card DE"));

  public static final TaxAssessment FRENCH_BUSINESS =
      new TaxAssessment(
          "FR",
          TaxAssessment.Kind.REVERSE_CHARGE,
          new BasisPoints(0),
          "FR 2015-01-01",
          List.of("billing FR", "vat-id FR"));

  public static final TaxAssessment OUTSIDE =
      new TaxAssessment(
          "CH",
          TaxAssessment.Kind.OUTSIDE,
          new BasisPoints(0),
          "CH 2015-01-01",
          List.of("billing CH"));

  static final Instant SUPPLIED = Instant.parse("2026-11-20T10:00:00Z");

  private Bills() {}

  public static InvoiceRequest.Line line(String id, String words, long net, long tax) {
    return new InvoiceRequest.Line(id, words, Money.of(net, "EUR"), Money.of(tax, "EUR"));
  }

  /** A request about a new subject. */
  public static InvoiceRequest request(
      PersonId buyer, TaxAssessment tax, Locale language, InvoiceRequest.Line... lines) {
    boolean business = tax.kind() == TaxAssessment.Kind.REVERSE_CHARGE;
    return new InvoiceRequest(
        "order-" + UUID.randomUUID(),
        buyer,
        business ? "Imprimerie du Port SARL" : "Ben Miller",
        List.of("4 Rope Walk", "20457 Hamburg"),
        business ? Optional.of("FR40303265045") : Optional.empty(),
        tax,
        List.of(lines),
        language,
        SUPPLIED);
  }

  /** One line of € 100.00 and 19 %. */
  public static InvoiceRequest plain(PersonId buyer) {
    return request(buyer, GERMAN, Locale.ENGLISH, line("line-1", "Black canyon", 10_000, 1_900));
  }

  public static CreditRequest back(InvoiceRequest billed, InvoiceRequest.Line... lines) {
    return new CreditRequest(
        billed.subject(),
        "refund-" + UUID.randomUUID(),
        List.of(lines),
        Instant.parse("2026-11-25T10:00:00Z"));
  }
}
