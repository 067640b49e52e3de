package coop.byhand.invoicing;

import static coop.byhandschema.invoicing.Tables.INVOICE;
import static coop.byhandschema.invoicing.Tables.INVOICE_LINE;
import static coop.byhandschema.invoicing.Tables.PLACE_CHECK;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhandschema.invoicing.tables.records.InvoiceLineRecord;
import coop.byhandschema.invoicing.tables.records.InvoiceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class Papers {

  private final DSLContext database;

  Papers(DSLContext database) {
    this.database = database;
  }

  /** Lets requests about one subject come one after the other, until the transaction ends. */
  void lock(String subject) {
    database
        .select(
            DSL.function(
                "pg_advisory_xact_lock",
                Object.class,
                DSL.function("hashtextextended", Long.class, DSL.val(subject), DSL.val(0L))))
        .execute();
  }

  void insert(Invoice paper, int counted) {
    InvoiceRecord row = new InvoiceRecord();
    row.setInvoiceId(paper.id());
    row.setKind(paper.kind().name());
    row.setYear(paper.issuedOn().getYear());
    row.setNumber(counted);
    row.setLabel(paper.number());
    row.setSubject(paper.subject());
    row.setCause(paper.takenBack().map(Invoice.TakenBack::cause).orElse(null));
    row.setCredits(paper.takenBack().map(back -> back.invoice().value()).orElse(null));
    row.setPersonId(paper.buyer().person());
    row.setLanguage(paper.language().getLanguage());
    row.setBuyerName(paper.buyer().name());
    row.setBuyerAddress(paper.buyer().address().toArray(String[]::new));
    row.setBuyerVatId(paper.buyer().vatId().orElse(null));
    row.setCurrency(paper.totals().gross().currencyCode());
    row.setNet(paper.totals().net().minor());
    row.setTax(paper.totals().tax().minor());
    row.setGross(paper.totals().gross().minor());
    row.setSuppliedAt(paper.suppliedAt());
    row.setIssuedAt(paper.issuedAt());
    row.setIssuedOn(paper.issuedOn());
    setSeller(row, paper.seller());
    setTax(row, paper.tax(), paper.taxNote().orElse(null));
    database.insertInto(INVOICE).set(row).execute();
    insertLines(paper);
  }

  private static void setSeller(InvoiceRecord row, Seller seller) {
    row.setSeller(seller.code());
    row.setSellerName(seller.name());
    row.setSellerAddress(seller.address().toArray(String[]::new));
    row.setSellerCountry(seller.country());
    row.setSellerVatId(seller.vatId().orElse(null));
  }

  private static void setTax(InvoiceRecord row, TaxAssessment tax, @Nullable String note) {
    row.setTaxKind(tax.kind().name());
    row.setTaxCountry(tax.country());
    row.setTaxRate(tax.rate().value());
    row.setTaxTable(tax.table());
    row.setTaxNote(note);
    row.setEvidence(tax.evidence().toArray(String[]::new));
    row.setEvidenceState(tax.standing().name());
  }

  /** In one go: the series of the number is locked meanwhile. */
  private void insertLines(Invoice paper) {
    List<InvoiceLineRecord> rows = new ArrayList<>();
    for (InvoiceRequest.Line line : paper.lines()) {
      InvoiceLineRecord row = new InvoiceLineRecord();
      row.setInvoiceId(paper.id());
      row.setPosition(rows.size() + 1);
      row.setLine(line.line());
      row.setWords(line.text());
      row.setNet(line.net().minor());
      row.setTax(line.tax().minor());
      rows.add(row);
    }
    database.batchInsert(rows).execute();
  }

  Optional<Invoice> find(InvoiceId id) {
    return all(INVOICE.INVOICE_ID.eq(id)).stream().findFirst();
  }

  /** By the printed number; empty too if several sellers have a paper of this number. */
  Optional<Invoice> numbered(String number) {
    List<Invoice> found = all(INVOICE.LABEL.eq(number));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  Optional<Invoice> invoiceOf(String subject) {
    return all(INVOICE.SUBJECT.eq(subject).and(INVOICE.KIND.eq(Invoice.Kind.INVOICE.name())))
        .stream()
        .findFirst();
  }

  Optional<Invoice> causedBy(String cause) {
    return all(INVOICE.CAUSE.eq(cause)).stream().findFirst();
  }

  /** Credit notes of an invoice. */
  List<Invoice> takingBack(InvoiceId invoice) {
    return all(INVOICE.CREDITS.eq(invoice.value()));
  }

  List<Invoice> of(PersonId person) {
    return all(INVOICE.PERSON_ID.eq(person)).reversed();
  }

  List<Invoice> ofSubject(String subject) {
    return all(INVOICE.SUBJECT.eq(subject));
  }

  /** Invoices whose evidence of the buyer's place contradicts itself and nobody has looked at. */
  List<Invoice> contradicted() {
    return all(
        isContradicted()
            .andNotExists(
                DSL.selectOne()
                    .from(PLACE_CHECK)
                    .where(PLACE_CHECK.INVOICE_ID.eq(INVOICE.INVOICE_ID))));
  }

  private static Condition isContradicted() {
    return INVOICE
        .EVIDENCE_STATE
        .eq(PlaceEvidence.Standing.CONTRADICTED.name())
        .and(INVOICE.KIND.eq(Invoice.Kind.INVOICE.name()));
  }

  /**
   * Keeps what a person found out about a buyer's place.
   *
   * @return false if somebody has looked before, or there is nothing to look at
   */
  boolean check(InvoiceId id, PersonId by, String words, Instant at) {
    return database.fetchExists(INVOICE, INVOICE.INVOICE_ID.eq(id).and(isContradicted()))
        && database
                .insertInto(PLACE_CHECK)
                .set(PLACE_CHECK.INVOICE_ID, id)
                .set(PLACE_CHECK.WORDS, words)
                .set(PLACE_CHECK.CHECKED_BY, by.value())
                .set(PLACE_CHECK.CHECKED_AT, at)
                .onConflictDoNothing()
                .execute()
            > 0;
  }

  /** Oldest first. */
  private List<Invoice> all(Condition which) {
    List<InvoiceRecord> rows =
        database
            .selectFrom(INVOICE)
            .where(which)
            .orderBy(INVOICE.ISSUED_AT, INVOICE.INVOICE_ID)
            .fetch();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<InvoiceId, List<InvoiceLineRecord>> lines =
        database
            .selectFrom(INVOICE_LINE)
            .where(
                INVOICE_LINE.INVOICE_ID.in(rows.stream().map(InvoiceRecord::getInvoiceId).toList()))
            .orderBy(INVOICE_LINE.POSITION)
            .fetch()
            .intoGroups(INVOICE_LINE.INVOICE_ID, InvoiceLineRecord.class);
    Map<InvoiceId, InvoiceRecord> billed =
        database
            .selectFrom(INVOICE)
            .where(
                INVOICE.INVOICE_ID.in(
                    rows.stream()
                        .filter(row -> row.getCredits() != null)
                        .map(row -> new InvoiceId(row.getCredits()))
                        .toList()))
            .fetchMap(INVOICE.INVOICE_ID);
    return rows.stream()
        .map(row ->
            paper(row, lines.getOrDefault(row.getInvoiceId(), List.of()), takenBack(row, billed)))
        .toList();
  }

  private static Optional<Invoice.TakenBack> takenBack(
      InvoiceRecord row, Map<InvoiceId, InvoiceRecord> billed) {
    if (row.getCredits() == null) {
      return Optional.empty();
    }
    InvoiceId id = new InvoiceId(row.getCredits());
    InvoiceRecord invoice = billed.get(id);
    if (invoice == null) {
      throw new IllegalStateException("no invoice behind credit note " + row.getLabel());
    }
    return Optional.of(
        new Invoice.TakenBack(id, invoice.getLabel(), invoice.getIssuedOn(), row.getCause()));
  }

  private static Invoice paper(
      InvoiceRecord row, List<InvoiceLineRecord> lines, Optional<Invoice.TakenBack> takenBack) {
    String currency = row.getCurrency();
    return new Invoice(
        row.getInvoiceId(),
        Invoice.Kind.valueOf(row.getKind()),
        row.getLabel(),
        row.getSubject(),
        takenBack,
        Locale.of(row.getLanguage()),
        new Seller(
            row.getSeller(),
            row.getSellerName(),
            List.of(row.getSellerAddress()),
            row.getSellerCountry(),
            Optional.ofNullable(row.getSellerVatId())),
        new Invoice.Buyer(
            row.getPersonId(),
            row.getBuyerName(),
            List.of(row.getBuyerAddress()),
            Optional.ofNullable(row.getBuyerVatId())),
        new TaxAssessment(
            row.getTaxCountry(),
            TaxAssessment.Kind.valueOf(row.getTaxKind()),
            new BasisPoints(row.getTaxRate()),
            row.getTaxTable(),
            List.of(row.getEvidence())),
        Optional.ofNullable(row.getTaxNote()),
        lines.stream()
            .map(line ->
                new InvoiceRequest.Line(
                    line.getLine(),
                    line.getWords(),
                    Money.of(line.getNet(), currency),
                    Money.of(line.getTax(), currency)))
            .toList(),
        new Invoice.Totals(
            Money.of(row.getNet(), currency),
            Money.of(row.getTax(), currency),
            Money.of(row.getGross(), currency)),
        row.getSuppliedAt(),
        row.getIssuedAt(),
        row.getIssuedOn());
  }
}
