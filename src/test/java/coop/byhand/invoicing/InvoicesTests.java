package coop.byhand.invoicing;

import static coop.byhand.invoicing.Bills.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.licensing.Counter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ByhandTest
class InvoicesTests {

  @Autowired Invoices invoices;
  @Autowired PlaceChecks places;
  @Autowired Counter counter;
  @Autowired TransactionTemplate transaction;
  @Autowired DSLContext database;

  private PersonId ben;

  @BeforeEach
  void somebodyBuys() {
    ben = counter.buyer("Ben Miller");
  }

  private Invoice issued(InvoiceRequest request) {
    InvoiceId id = transaction.execute(status -> invoices.issue(request));
    return invoices.find(id).orElseThrow();
  }

  private Invoice credited(CreditRequest request) {
    InvoiceId id = transaction.execute(status -> invoices.credit(request));
    return invoices.find(id).orElseThrow();
  }

  @Test
  void anInvoiceKeepsEverythingThatIsPrintedOnIt() {
    InvoiceRequest request =
        Bills.request(
            ben,
            Bills.GERMAN,
            Locale.GERMAN,
            line("line-1", "Black canyon", 10_000, 1_900),
            line("line-2", "White canyon", 4_999, 950));

    Invoice paper = issued(request);

    assertThat(paper.kind()).isEqualTo(Invoice.Kind.INVOICE);
    assertThat(paper.number()).matches("20\\d\\d-\\d{6}");
    assertThat(paper.number()).startsWith(paper.issuedOn().getYear() + "-");
    assertThat(paper.seller().name()).isEqualTo("Byhand demo co-op");
    assertThat(paper.seller().country()).isEqualTo("DE");
    assertThat(paper.seller().vatId()).isEmpty();
    assertThat(paper.buyer())
        .isEqualTo(new Invoice.Buyer(ben, request.name(), request.address(), request.vatId()));
    assertThat(paper.tax()).isEqualTo(Bills.GERMAN);
    assertThat(paper.taxNote()).isEmpty();
    assertThat(paper.lines()).isEqualTo(request.lines());
    assertThat(paper.totals())
        .isEqualTo(
            new Invoice.Totals(
                Money.of(14_999, "EUR"), Money.of(2_850, "EUR"), Money.of(17_849, "EUR")));
    assertThat(paper.language()).isEqualTo(Locale.GERMAN);
    assertThat(paper.suppliedAt()).isEqualTo(request.suppliedAt());
    assertThat(paper.takenBack()).isEmpty();
  }

  @Test
  void theSameRequestAgainIsTheSameInvoice() {
    InvoiceRequest request = Bills.plain(ben);
    Invoice first = issued(request);
    InvoiceRequest renamed =
        new InvoiceRequest(
            request.subject(),
            ben,
            request.name(),
            request.address(),
            request.vatId(),
            request.tax(),
            List.of(line("line-1", "Black canyon, renamed", 10_000, 1_900)),
            request.language(),
            request.suppliedAt());

    assertThat(issued(request)).isEqualTo(first);
    assertThat(issued(renamed)).isEqualTo(first);
    assertThat(invoices.ofSubject(request.subject())).containsExactly(first);
  }

  @Test
  void anotherRequestForTheSameSubjectIsABug() {
    InvoiceRequest request = Bills.plain(ben);
    Invoice first = issued(request);
    InvoiceRequest other =
        new InvoiceRequest(
            request.subject(),
            ben,
            request.name(),
            request.address(),
            request.vatId(),
            request.tax(),
            List.of(line("line-1", "Black canyon", 20_000, 3_800)),
            request.language(),
            request.suppliedAt());
    assertThatThrownBy(() -> issued(other)).hasMessageContaining(first.number());
  }

  @Test
  void itIsIssuedInTheTransactionOfTheFact() {
    assertThatThrownBy(() -> invoices.issue(Bills.plain(ben)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void whereNoTaxIsTakenASentenceSaysWhy() {
    Invoice english =
        issued(
            Bills.request(
                ben, Bills.FRENCH_BUSINESS, Locale.ENGLISH, line("line-1", "Canyon", 10_000, 0)));
    Invoice german =
        issued(
            Bills.request(
                ben, Bills.FRENCH_BUSINESS, Locale.GERMAN, line("line-1", "Canyon", 10_000, 0)));
    assertThat(english.taxNote())
        .hasValueSatisfying(note -> assertThat(note).startsWith("Reverse charge"));
    assertThat(german.taxNote())
        .hasValueSatisfying(
            note -> assertThat(note).startsWith("Steuerschuldnerschaft des Leistungsempfängers"));
  }

  @Test
  void aVatNumberIsPrintedInItsProperForm() {
    assertThat(issued(withVatId("fr 40 303 265 045", Bills.FRENCH_BUSINESS)).buyer().vatId())
        .hasValue("FR40303265045");
    assertThat(issued(withVatId(" CHE-116.281.710 MWST ", Bills.OUTSIDE)).buyer().vatId())
        .hasValue("CHE-116.281.710 MWST");
    assertThat(issued(withVatId("  ", Bills.OUTSIDE)).buyer().vatId()).isEmpty();
  }

  private InvoiceRequest withVatId(String typed, TaxAssessment tax) {
    InvoiceRequest plain =
        Bills.request(ben, tax, Locale.ENGLISH, line("line-1", "Canyon", 10_000, 0));
    return new InvoiceRequest(
        plain.subject(),
        ben,
        plain.name(),
        plain.address(),
        Optional.of(typed),
        tax,
        plain.lines(),
        plain.language(),
        plain.suppliedAt());
  }

  @Test
  void aCreditNoteNamesItsInvoiceAndHasASeriesOfItsOwn() {
    InvoiceRequest request = Bills.plain(ben);
    Invoice billed = issued(request);
    CreditRequest half = Bills.back(request, line("line-1", "Half of it", 5_000, 950));

    Invoice note = credited(half);

    assertThat(note.kind()).isEqualTo(Invoice.Kind.CREDIT_NOTE);
    assertThat(note.number()).matches("20\\d\\d-C\\d{6}");
    assertThat(note.takenBack())
        .hasValue(
            new Invoice.TakenBack(billed.id(), billed.number(), billed.issuedOn(), half.cause()));
    assertThat(note.totals().gross()).isEqualTo(half.gross());
    assertThat(note.buyer()).isEqualTo(billed.buyer());
    assertThat(note.tax()).isEqualTo(billed.tax());
    assertThat(credited(half)).isEqualTo(note);
    assertThat(invoices.ofSubject(request.subject())).containsExactly(billed, note);
    assertThat(invoices.of(ben)).containsExactly(note, billed);
  }

  @Test
  void noMoreGoesBackThanWasBilled() {
    InvoiceRequest request =
        Bills.request(
            ben,
            Bills.GERMAN,
            Locale.ENGLISH,
            line("line-1", "Black canyon", 10_000, 1_900),
            line("line-2", "White canyon", 5_000, 950));
    issued(request);
    credited(Bills.back(request, line("line-1", "A part", 6_000, 1_140)));

    assertThatThrownBy(() -> credited(Bills.back(request, line("line-1", "Too much", 4_001, 760))))
        .hasMessageContaining("more of line line-1");
    assertThatThrownBy(
            () -> credited(Bills.back(request, line("line-1", "Too much tax", 4_000, 761))))
        .hasMessageContaining("more of line line-1");
    assertThatThrownBy(() -> credited(Bills.back(request, line("line-3", "Unknown", 1, 0))))
        .hasMessageContaining("no line line-3");
    Invoice rest =
        credited(
            Bills.back(
                request,
                line("line-1", "The rest", 4_000, 760),
                line("line-2", "All of it", 5_000, 950)));
    assertThat(rest.totals().gross()).isEqualTo(Money.of(10_710, "EUR"));
    assertThatThrownBy(() -> credited(Bills.back(request, line("line-2", "Again", 0, 1))))
        .hasMessageContaining("more of line line-2");
  }

  @Test
  void withoutAnInvoiceNothingIsTakenBack() {
    assertThatThrownBy(
            () -> credited(Bills.back(Bills.plain(ben), line("line-1", "Canyon", 100, 19))))
        .hasMessageContaining("no invoice stands for");
  }

  @Test
  void aContradictionAboutThePlaceIsThereForAPerson() {
    TaxAssessment torn =
        Bills.GERMAN.seenAlso(new PlaceEvidence(PlaceEvidence.Source.NETWORK, "AT"));
    Invoice paper =
        issued(Bills.request(ben, torn, Locale.ENGLISH, line("line-1", "Canyon", 100, 19)));
    Invoice firm = issued(Bills.plain(ben));
    assertThat(places.open()).contains(paper).doesNotContain(firm);

    assertThat(places.note(paper.id(), ben, "  ")).isEqualTo(PlaceChecks.Outcome.WORDS_MISSING);
    assertThat(places.note(paper.id(), ben, "n".repeat(PlaceChecks.WORDS_MAX + 1)))
        .isEqualTo(PlaceChecks.Outcome.WORDS_MISSING);
    assertThat(places.note(firm.id(), ben, "Nothing to see."))
        .isEqualTo(PlaceChecks.Outcome.NOT_OPEN);
    assertThat(places.open()).contains(paper);
    assertThat(places.note(paper.id(), ben, " Lives in Germany since May. "))
        .isEqualTo(PlaceChecks.Outcome.NOTED);
    assertThat(places.open()).doesNotContain(paper);
    assertThat(places.note(paper.id(), ben, "Me too.")).isEqualTo(PlaceChecks.Outcome.NOT_OPEN);
    assertThat(
            database
                .fetchSingle(
                    "select words from invoicing.place_check where invoice_id = ?",
                    paper.id().value())
                .get(0))
        .isEqualTo("Lives in Germany since May.");
    assertThat(invoices.find(paper.id())).contains(paper);
  }

  @Test
  void aLinkOpensItsOwnPaperOnly() {
    Invoice paper = issued(Bills.plain(ben));
    Invoice other = issued(Bills.plain(ben));
    String link = invoices.link(paper.id()).toString();
    String key = link.substring(link.indexOf('=') + 1);

    assertThat(link).startsWith("/invoices/" + paper.id() + "?key=");
    assertThat(invoices.open(paper.id().toString(), key)).hasValue(paper);
    assertThat(invoices.open(paper.number(), key)).hasValue(paper);
    assertThat(invoices.open(other.id().toString(), key)).isEmpty();
    assertThat(invoices.open(other.number(), key)).isEmpty();
    assertThat(invoices.open(paper.id().toString(), "")).isEmpty();
    assertThat(invoices.open("nonsense", key)).isEmpty();
  }

  @Test
  void thePaperAndItsLinesNeverChange() {
    issued(Bills.plain(ben));
    for (String change :
        List.of(
            "update invoicing.invoice set gross = 1",
            "delete from invoicing.invoice",
            "truncate invoicing.invoice cascade",
            "update invoicing.invoice_line set net = 1",
            "delete from invoicing.invoice_line",
            "truncate invoicing.invoice_line",
            "delete from invoicing.counter",
            "truncate invoicing.counter")) {
      assertThatThrownBy(Deadlocks.saidAgain(() -> database.execute(change)))
          .as(change)
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void theDatabaseRefusesWhatTheCodeWouldNotWrite() {
    Invoice paper = issued(Bills.plain(ben));
    assertRefused(
        "update invoicing.counter set last = last + 2 where series = 'INVOICE'", "one by one");
    assertRefused("update invoicing.counter set last = last - 1", "one by one");
    assertRefused(
        "update invoicing.counter set last = last + 1 where series = 'INVOICE'", "on no paper");
    assertRefused(
        "insert into invoicing.invoice_line (invoice_id, position, line, words, net, tax)"
            + " select invoice_id, 1, 'x', 'x', 1, 0 from invoicing.invoice where label = '"
            + paper.number()
            + "'",
        "invoice_line_pkey");
    assertRefused(copy(paper, "number + 1"), "never given");
    assertRefused(copy(paper, "number"), "invoice_number_once");
  }

  /** A paper without lines, written past the code, with another number. */
  private static String copy(Invoice paper, String number) {
    return "insert into invoicing.invoice select (jsonb_populate_record(i, to_jsonb(i)"
        + " || jsonb_build_object('invoice_id', gen_random_uuid(), 'subject', gen_random_uuid(),"
        + " 'number', ("
        + number
        + "), 'label', i.year || '-' || lpad(("
        + number
        + ")::text, 6, '0')))).* from invoicing.invoice i where label = (select max(label) from"
        + " invoicing.invoice where kind = 'INVOICE' and year = "
        + paper.issuedOn().getYear()
        + ")";
  }

  private void assertRefused(String statement, String why) {
    assertThatThrownBy(
            () -> transaction.executeWithoutResult(status -> database.execute(statement)))
        .as(statement)
        .hasStackTraceContaining(why);
  }
}
