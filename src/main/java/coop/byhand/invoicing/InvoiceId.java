package coop.byhand.invoicing;

import coop.byhand.kernel.TypedId;
import coop.byhand.kernel.Uuid7;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names an invoice or a credit note. Outside form: {@code invoice_01j…}. */
public record InvoiceId(UUID value) {

  private static final String KIND = "invoice";

  /** A new id for this instant. */
  public static InvoiceId at(Instant now) {
    return new InvoiceId(Uuid7.at(now));
  }

  /** Reads the outside form; empty unless it is exactly one. */
  public static Optional<InvoiceId> parse(String text) {
    return TypedId.parse(KIND, text).map(InvoiceId::new);
  }

  @Override
  public String toString() {
    return TypedId.format(KIND, value);
  }
}
