package coop.byhand.invoicing.web;

import static coop.byhand.invoicing.Bills.line;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.Visitor;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.Bills;
import coop.byhand.invoicing.CreditRequest;
import coop.byhand.invoicing.Invoice;
import coop.byhand.invoicing.InvoiceRequest;
import coop.byhand.invoicing.Invoices;
import coop.byhand.licensing.Counter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class InvoicePagesTests {

  @LocalServerPort int port;
  @Autowired Invoices invoices;
  @Autowired Counter counter;
  @Autowired TransactionTemplate transaction;

  private PersonId ben;
  private Visitor reader;

  @BeforeEach
  void somebodyBuys() {
    ben = counter.buyer("Ben Miller");
    reader = new Visitor(port);
  }

  private Invoice issued(InvoiceRequest request) {
    return invoices.find(transaction.execute(status -> invoices.issue(request))).orElseThrow();
  }

  private Invoice credited(CreditRequest request) {
    return invoices.find(transaction.execute(status -> invoices.credit(request))).orElseThrow();
  }

  private String link(Invoice paper) {
    return invoices.link(paper.id()).toString();
  }

  private String pdfLink(Invoice paper) {
    return link(paper).replace("?key=", "/pdf?key=");
  }

  private InvoiceRequest twoLines(Locale language) {
    return Bills.request(
        ben,
        Bills.GERMAN,
        language,
        line("line-1", "Black canyon, Standard licence", 100_000, 19_000),
        line("line-2", "White canyon, Standard licence", 4_999, 950));
  }

  @Test
  void theLinkShowsThePaperInItsOwnLanguageAndIsKeptByNobody() {
    Invoice paper = issued(twoLines(Locale.GERMAN));

    HttpResponse<String> page = reader.open(link(paper), "Accept-Language", "en");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("private, no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    Document html = Jsoup.parse(page.body());
    assertThat(html.select("html").attr("lang")).isEqualTo("en");
    assertThat(html.select("article").attr("lang")).isEqualTo("de");
    assertThat(html.select("script")).isEmpty();
    assertThat(html.select("meta[name=robots]").attr("content")).contains("noindex");
    assertThat(html.select("h1").text()).isEqualTo("Bezahlt: 1.249,49 €");
    assertThat(html.select("article").text())
        .contains("Rechnung " + paper.number(), "Byhand demo co-op", "Deutschland")
        .contains("Ben Miller", "4 Rope Walk", "Black canyon, Standard licence")
        .contains("1.049,99 €", "Mehrwertsteuer Deutschland, 19 %", "199,50 €")
        .contains("Lizenzen, erteilt am 20. November 2026", paper.subject());
    assertThat(html.select("main a.button").text()).isEqualTo("Save as PDF");
  }

  @Test
  void itIsFoundByItsNumberTooButNeverWithoutItsKey() {
    Invoice paper = issued(twoLines(Locale.ENGLISH));
    Invoice other = issued(twoLines(Locale.ENGLISH));
    String key = link(paper).replaceFirst(".*key=", "");

    assertThat(reader.open("/invoices/" + paper.number() + "?key=" + key).body())
        .contains("Paid: €1,249.49");
    for (String closed :
        List.of(
            "/invoices/" + paper.number(),
            "/invoices/" + paper.id(),
            "/invoices/" + paper.id() + "?key=" + key.replaceFirst(".$", "x"),
            "/invoices/" + other.id() + "?key=" + key,
            "/invoices/" + other.number() + "/pdf?key=" + key,
            "/invoices/" + paper.id() + "/pdf",
            "/invoices/2026-999999?key=" + key,
            "/invoices/nonsense")) {
      HttpResponse<String> answer = reader.open(closed);
      assertThat(answer.statusCode()).as(closed).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("Ben Miller");
    }
  }

  @Test
  void reverseChargeIsSaidInWords() {
    Invoice paper =
        issued(
            Bills.request(
                ben,
                Bills.FRENCH_BUSINESS,
                Locale.ENGLISH,
                line("line-1", "Black canyon, Standard licence", 10_000, 0)));
    assertThat(Jsoup.parse(reader.open(link(paper)).body()).select("article").text())
        .contains("Reverse charge", "VAT number FR40303265045", "tax authority was not asked")
        .contains("VAT €0.00", "Total €100.00");
  }

  @Test
  void aCreditNoteNamesTheInvoiceItTakesBack() {
    InvoiceRequest request = twoLines(Locale.ENGLISH);
    Invoice billed = issued(request);
    Invoice note =
        credited(Bills.back(request, line("line-2", "White canyon, Standard licence", 4_999, 950)));
    assertThat(Jsoup.parse(reader.open(link(note)).body()).select("article").text())
        .contains("Credit note " + note.number(), "Given back: €59.49")
        .contains("For invoice " + billed.number() + " of ", "given back on 25 November 2026");
  }

  @Test
  void whatABuyerTypedIsShownAndNeverObeyed() {
    InvoiceRequest plain = twoLines(Locale.ENGLISH);
    String nasty = "</article><script>alert(1)</script> \"&amp;<img src='http://x.example/y'>";
    Invoice paper =
        issued(
            new InvoiceRequest(
                plain.subject(),
                ben,
                nasty,
                List.of("Δρόμος 4", "Улица 5", "<b>bold</b>", "Bell\u0007 and\u202e turn", "日本"),
                plain.vatId(),
                plain.tax(),
                plain.lines(),
                plain.language(),
                plain.suppliedAt()));

    Document html = Jsoup.parse(reader.open(link(paper)).body());
    assertThat(html.select("script, img, b")).isEmpty();
    assertThat(html.text()).contains("<script>alert(1)</script>");
    assertThat(text(reader.fetch(pdfLink(paper)).body()))
        .contains("<script>", "Δρόμος 4", "Улица 5", "<b>bold</b>", "Bell and turn");
  }

  @Test
  void thePdfSaysTheSameIsTaggedAndBringsItsFonts() throws IOException {
    Invoice paper = issued(twoLines(Locale.GERMAN));

    HttpResponse<byte[]> answer = reader.fetch(pdfLink(paper));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("private, no-store");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("inline; filename=\"Rechnung-" + paper.number() + ".pdf\"");
    assertThat(text(answer.body()))
        .contains(paper.number(), "Bezahlt: 1.249,49", "Mehrwertsteuer Deutschland, 19 %", "199,50")
        .contains("Ben Miller", "White canyon, Standard licence", "1 / 1");
    try (PDDocument pdf = Loader.loadPDF(answer.body())) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Rechnung " + paper.number());
      Instant written = paper.issuedAt().truncatedTo(ChronoUnit.SECONDS);
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(written);
      assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), "UTF-8"))
          .contains("<xmp:CreateDate>" + written.toString().replace("Z", "+00:00"));
      assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), "UTF-8"))
          .contains("<pdfaid:part>3</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>");
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void theSamePaperIsTheSameBytes() {
    Invoice paper = issued(twoLines(Locale.ENGLISH));
    assertThat(reader.fetch(pdfLink(paper)).body()).isEqualTo(reader.fetch(pdfLink(paper)).body());
    assertThat(reader.fetch(pdfLink(paper)).body().length).isLessThan(100_000);
  }

  @Test
  void aLongPaperGoesOnOverPages() {
    InvoiceRequest.Line[] lines = new InvoiceRequest.Line[60];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line("line-" + i, "Canyon number " + i + ", Standard licence", 10_000, 1_900);
    }
    Invoice paper = issued(Bills.request(ben, Bills.GERMAN, Locale.ENGLISH, lines));
    assertThat(text(reader.fetch(pdfLink(paper)).body()))
        .contains("Canyon number 0,", "Canyon number 59,", "€7,140.00", "2 / 3");
  }

  private static String text(byte[] file) {
    try (PDDocument pdf = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }
}
