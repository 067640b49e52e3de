package coop.byhand.invoicing.web;

import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.Seller;
import coop.byhand.invoicing.TaxAssessment;
import coop.byhand.look.Formats;
import coop.byhand.look.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A paper as it is shown, all of it in its own language.
 *
 * @param kind part of its message keys: {@code invoice}, {@code credit-note}
 * @param lead what it is about, in a line
 * @param taxLabel names the tax with state and rate, or just the tax where none is taken
 * @param vatIdUnasked whether the tax rests on a number whose form alone was checked
 */
record InvoiceView(
    String language,
    String kind,
    String kindWord,
    String number,
    String issued,
    String issuedMachine,
    String lead,
    String sellerName,
    List<String> sellerAddress,
    @Nullable String sellerVatId,
    String buyerName,
    List<String> buyerAddress,
    @Nullable String buyerVatId,
    List<Line> lines,
    String net,
    String taxLabel,
    String tax,
    String gross,
    @Nullable String taxNote,
    boolean vatIdUnasked,
    String subject) {

  /** One licence, amounts with their currency. */
  record Line(String words, String net, String tax, String gross) {}

  static InvoiceView of(Invoice paper, Texts texts, Formats written) {
    Locale language = paper.language();
    String kind =
        switch (paper.kind()) {
          case INVOICE -> "invoice";
          case CREDIT_NOTE -> "credit-note";
        };
    return new InvoiceView(
        language.getLanguage(),
        kind,
        texts.in(language, "invoicing.kind." + kind),
        paper.number(),
        written.day(paper.issuedOn()),
        paper.issuedOn().toString(),
        lead(paper, texts, written),
        paper.seller().name(),
        sellerAddress(paper.seller(), language),
        paper.seller().vatId().orElse(null),
        paper.buyer().name(),
        paper.buyer().address(),
        paper.buyer().vatId().orElse(null),
        paper.lines().stream()
            .map(line ->
                new Line(
                    line.text(),
                    written.money(line.net()),
                    written.money(line.tax()),
                    written.money(line.gross())))
            .toList(),
        written.money(paper.totals().net()),
        taxLabel(paper, texts, written),
        written.money(paper.totals().tax()),
        written.money(paper.totals().gross()),
        paper.taxNote().orElse(null),
        paper.tax().kind() == TaxAssessment.Kind.REVERSE_CHARGE,
        paper.subject());
  }

  private static String lead(Invoice paper, Texts texts, Formats written) {
    String supplied = written.day(paper.suppliedAt());
    return paper
        .takenBack()
        .map(back ->
            texts.in(
                paper.language(),
                "invoicing.lead.credit-note",
                back.number(),
                written.day(back.issuedOn()),
                supplied))
        .orElseGet(() -> texts.in(paper.language(), "invoicing.lead.invoice", supplied));
  }

  private static String taxLabel(Invoice paper, Texts texts, Formats written) {
    TaxAssessment tax = paper.tax();
    if (tax.kind() != TaxAssessment.Kind.STANDARD) {
      return texts.in(paper.language(), "invoicing.sum.tax.none");
    }
    return texts.in(
        paper.language(),
        "invoicing.sum.tax",
        country(tax.country(), paper.language()),
        written.rate(tax.rate()));
  }

  private static List<String> sellerAddress(Seller seller, Locale language) {
    List<String> lines = new ArrayList<>(seller.address());
    lines.add(country(seller.country(), language));
    return lines;
  }

  private static String country(String code, Locale language) {
    return Locale.of("", code).getDisplayCountry(language);
  }
}
