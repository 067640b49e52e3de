package coop.byhand.invoicing;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.look.Languages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a paper from what was asked for, once its number is known. Refuses what does not add up. */
final class Paper {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_WORDS = 500;
  private static final int LONGEST_VAT_ID = 30;
  private static final int MOST_ADDRESS_LINES = 8;

  private Paper() {}

  /**
   * A number that was just taken, and the date that goes with it.
   *
   * @param number as it is printed
   * @param counted the number alone
   */
  record Numbered(String number, int counted, LocalDate on, Instant at) {}

  static Invoice invoice(
      InvoiceRequest request, Seller seller, Numbered numbered, Optional<String> note) {
    requireDistinct(request.lines());
    requireTaxed(request);
    return new Invoice(
        InvoiceId.at(numbered.at()),
        Invoice.Kind.INVOICE,
        numbered.number(),
        request.subject(),
        Optional.empty(),
        Languages.closest(request.language()),
        seller,
        buyer(request),
        request.tax(),
        note,
        printable(request.lines()),
        Invoice.Totals.of(request.lines()),
        request.suppliedAt(),
        numbered.at(),
        numbered.on());
  }

  private static Invoice.Buyer buyer(InvoiceRequest request) {
    List<String> address =
        request.address().stream()
            .filter(line -> !line.isBlank())
            .limit(MOST_ADDRESS_LINES)
            .map(line -> PrintedText.of(line, LONGEST_NAME))
            .toList();
    return new Invoice.Buyer(
        request.buyer(), PrintedText.of(request.name(), LONGEST_NAME), address, vatId(request));
  }

  /** In its proper form if it has one, else as it was typed. */
  private static Optional<String> vatId(InvoiceRequest request) {
    return request
        .vatId()
        .filter(typed -> !typed.isBlank())
        .map(typed ->
            VatId.read(typed, request.tax().country())
                .map(VatId::value)
                .orElseGet(() -> PrintedText.of(typed, LONGEST_VAT_ID)));
  }

  private static List<InvoiceRequest.Line> printable(List<InvoiceRequest.Line> lines) {
    return lines.stream()
        .map(line ->
            new InvoiceRequest.Line(
                line.line(), PrintedText.of(line.text(), LONGEST_WORDS), line.net(), line.tax()))
        .toList();
  }

  /** Whichever way the caller rounds, the tax on a line is less than a minor unit from its rate. */
  private static void requireTaxed(InvoiceRequest request) {
    for (InvoiceRequest.Line line : request.lines()) {
      long exact = Math.multiplyExact(line.net().minor(), request.tax().rate().value());
      long written = Math.multiplyExact(line.tax().minor(), BasisPoints.WHOLE);
      boolean off = Math.abs(Math.subtractExact(written, exact)) >= BasisPoints.WHOLE;
      if (off || line.net().isNegative() || line.tax().isNegative()) {
        throw new IllegalArgumentException(
            line.tax() + " is not the tax of " + request.tax().rate() + " on " + line.net());
      }
    }
  }

  /** A credit note is addressed and taxed as the invoice was, by whoever sells today. */
  static Invoice creditNote(
      CreditRequest request, Invoice billed, Seller seller, Numbered numbered) {
    return new Invoice(
        InvoiceId.at(numbered.at()),
        Invoice.Kind.CREDIT_NOTE,
        numbered.number(),
        billed.subject(),
        Optional.of(
            new Invoice.TakenBack(
                billed.id(), billed.number(), billed.issuedOn(), request.cause())),
        billed.language(),
        seller,
        billed.buyer(),
        billed.tax(),
        billed.taxNote(),
        printable(request.lines()),
        Invoice.Totals.of(request.lines()),
        request.at(),
        numbered.at(),
        numbered.on());
  }

  /**
   * Checks that no line goes back further than it was billed, net and tax each.
   *
   * @param before credit notes of the same invoice
   */
  static void requireCovered(Invoice billed, List<Invoice> before, CreditRequest request) {
    requireDistinct(request.lines());
    Map<String, InvoiceRequest.Line> left = new HashMap<>();
    billed.lines().forEach(line -> left.put(line.line(), line));
    before.forEach(note -> note.lines().forEach(line -> takeBack(left, line)));
    request.lines().forEach(line -> takeBack(left, line));
  }

  private static void takeBack(Map<String, InvoiceRequest.Line> left, InvoiceRequest.Line back) {
    InvoiceRequest.Line line = left.get(back.line());
    if (back.net().isNegative() || back.tax().isNegative()) {
      throw new IllegalArgumentException("less than nothing goes back of line " + back.line());
    }
    if (line == null) {
      throw new IllegalArgumentException("no line " + back.line() + " was billed");
    }
    Money net = line.net().minus(back.net());
    Money tax = line.tax().minus(back.tax());
    if (net.isNegative() || tax.isNegative()) {
      throw new IllegalArgumentException("more of line " + back.line() + " than was billed");
    }
    left.put(back.line(), new InvoiceRequest.Line(line.line(), line.text(), net, tax));
  }

  private static void requireDistinct(List<InvoiceRequest.Line> lines) {
    Set<String> seen = new HashSet<>();
    for (InvoiceRequest.Line line : lines) {
      if (!seen.add(line.line())) {
        throw new IllegalArgumentException("line " + line.line() + " stands twice");
      }
    }
  }

  /** Whether a paper asks for, or gives back, what is asked for again; words may have changed. */
  static boolean says(Invoice paper, List<InvoiceRequest.Line> lines) {
    return paper.lines().stream()
        .map(Paper::withoutWords)
        .toList()
        .equals(lines.stream().map(Paper::withoutWords).toList());
  }

  private static InvoiceRequest.Line withoutWords(InvoiceRequest.Line line) {
    return new InvoiceRequest.Line(line.line(), "", line.net(), line.tax());
  }
}
