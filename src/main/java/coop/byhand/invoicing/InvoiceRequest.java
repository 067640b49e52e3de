package coop.byhand.invoicing;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an invoice is about. Issued once a subject: the same request again is the same invoice.
 *
 * @param subject outside form of what was paid, an order
 * @param buyer who may see it
 * @param name of the buyer or their business, as it shall stand on the invoice
 * @param address lines of the postal address, may be empty
 * @param vatId of a business buyer
 * @param suppliedAt when the licences were granted
 */
public record InvoiceRequest(
    String subject,
    PersonId buyer,
    String name,
    List<String> address,
    Optional<String> vatId,
    TaxAssessment tax,
    List<Line> lines,
    Locale language,
    Instant suppliedAt) {

  /**
   * One licence.
   *
   * @param line outside form of the order's line
   * @param text what was bought, in the buyer's language
   */
  public record Line(String line, String text, Money net, Money tax) {

    /** With its tax. */
    public Money gross() {
      return net.plus(tax);
    }
  }

  public InvoiceRequest {
    address = List.copyOf(address);
    lines = List.copyOf(lines);
  }
}
