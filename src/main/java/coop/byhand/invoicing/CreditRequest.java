package coop.byhand.invoicing;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.List;

/**
 * What a credit note takes back of an invoice. Issued once a cause.
 *
 * @param subject what the invoice was issued for
 * @param cause outside form of the refund or dispute that makes it necessary
 * @param lines net and tax as they go back, above zero
 */
public record CreditRequest(
    String subject, String cause, List<InvoiceRequest.Line> lines, Instant at) {

  public CreditRequest {
    lines = List.copyOf(lines);
  }

  /** All of it, tax included. */
  public Money gross() {
    Money sum = Money.zero(lines.getFirst().net().currency());
    for (InvoiceRequest.Line line : lines) {
      sum = sum.plus(line.net()).plus(line.tax());
    }
    return sum;
  }
}
