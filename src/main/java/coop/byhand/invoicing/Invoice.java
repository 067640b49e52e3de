package coop.byhand.invoicing;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An invoice or a credit note as it was issued; it never changes.
 *
 * @param number as it is printed: {@code 2026-000123}, of credit notes {@code 2026-C000007}
 * @param subject what was paid for, in the words of the room that asked
 * @param takenBack the invoice that a credit note takes back, empty for an invoice
 * @param language in which it is written
 * @param taxNote the sentence that the law wants where no tax is shown
 * @param suppliedAt when the licences were granted, or the money went back
 * @param issuedOn the date on the paper
 */
public record Invoice(
    InvoiceId id,
    Kind kind,
    String number,
    String subject,
    Optional<TakenBack> takenBack,
    Locale language,
    Seller seller,
    Buyer buyer,
    TaxAssessment tax,
    Optional<String> taxNote,
    List<InvoiceRequest.Line> lines,
    Totals totals,
    Instant suppliedAt,
    Instant issuedAt,
    LocalDate issuedOn) {

  /** What kind of paper. */
  public enum Kind {
    INVOICE,
    /** Takes back all or a part of an invoice. */
    CREDIT_NOTE
  }

  /**
   * What a credit note is about.
   *
   * @param cause the refund or dispute behind it, in the words of the room that asked
   */
  public record TakenBack(InvoiceId invoice, String number, LocalDate issuedOn, String cause) {}

  /** Who bought, as they named themselves. */
  public record Buyer(PersonId person, String name, List<String> address, Optional<String> vatId) {
    public Buyer {
      address = List.copyOf(address);
    }
  }

  /** Sums over the lines: {@code gross = net + tax}. On a credit note, what goes back. */
  public record Totals(Money net, Money tax, Money gross) {
    public Totals {
      if (!net.plus(tax).equals(gross)) {
        throw new IllegalArgumentException(net + " and " + tax + " are not " + gross);
      }
    }

    static Totals of(List<InvoiceRequest.Line> lines) {
      Money net = Money.zero(lines.getFirst().net().currency());
      Money tax = net;
      for (InvoiceRequest.Line line : lines) {
        net = net.plus(line.net());
        tax = tax.plus(line.tax());
      }
      return new Totals(net, tax, net.plus(tax));
    }
  }

  public Invoice {
    lines = List.copyOf(lines);
  }
}
