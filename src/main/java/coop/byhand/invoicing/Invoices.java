package coop.byhand.invoicing;

import coop.byhand.identity.PersonId;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues invoices and credit notes, in the transaction of the fact that makes them necessary, with
 * numbers that have no gap. Taking a number locks its series until the transaction ends, so the
 * caller issues as late as it can, after the locks of orders and accounts; and invoices before credit
 * notes, if it issues both.
 */
@Service
public class Invoices {

  private final Papers papers;
  private final Counters counters;
  private final Sellers sellers;
  private final PaperKeys keys;
  private final Texts texts;
  private final HouseFormats formats;
  private final Clock clock;

  Invoices(
      Papers papers,
      Counters counters,
      Sellers sellers,
      PaperKeys keys,
      Texts texts,
      HouseFormats formats,
      Clock clock) {
    this.papers = papers;
    this.counters = counters;
    this.sellers = sellers;
    this.keys = keys;
    this.texts = texts;
    this.formats = formats;
    this.clock = clock;
  }

  /** Who sells today, as it stands on invoices. */
  @Transactional(readOnly = true)
  public Seller seller() {
    return sellers.on(day(now()));
  }

  /**
   * Issues the invoice for a subject, once: the same request again is the same invoice.
   *
   * @throws IllegalArgumentException if an invoice stands for the subject that says something else,
   *     or if the request does not add up
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public InvoiceId issue(InvoiceRequest request) {
    papers.lock(request.subject());
    Optional<Invoice> before = papers.invoiceOf(request.subject());
    if (before.isPresent()) {
      return sameAs(before.get(), request.lines());
    }
    Instant now = now();
    LocalDate today = day(now);
    Seller seller = sellers.on(today);
    Paper.Numbered numbered = counters.next(seller.code(), Invoice.Kind.INVOICE, today, now);
    Invoice paper =
        Paper.invoice(request, seller, numbered, note(request.tax().kind(), request.language()));
    papers.insert(paper, numbered.counted());
    return paper.id();
  }

  /**
   * Issues the credit note for a cause, once: the same request again is the same credit note.
   *
   * @throws IllegalArgumentException if no invoice stands for the subject, if more of a line would
   *     go back than was billed, or if a credit note stands for the cause that says something else
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public InvoiceId credit(CreditRequest request) {
    papers.lock(request.subject());
    Optional<Invoice> before = papers.causedBy(request.cause());
    if (before.isPresent()) {
      return sameAs(before.get(), request.lines());
    }
    Invoice billed =
        papers
            .invoiceOf(request.subject())
            .orElseThrow(
                () -> new IllegalArgumentException("no invoice stands for " + request.subject()));
    Paper.requireCovered(billed, papers.takingBack(billed.id()), request);
    Instant now = now();
    LocalDate today = day(now);
    Seller seller = sellers.on(today);
    Paper.Numbered numbered = counters.next(seller.code(), Invoice.Kind.CREDIT_NOTE, today, now);
    Invoice paper = Paper.creditNote(request, billed, seller, numbered);
    papers.insert(paper, numbered.counted());
    return paper.id();
  }

  private static InvoiceId sameAs(Invoice paper, List<InvoiceRequest.Line> lines) {
    if (!Paper.says(paper, lines)) {
      throw new IllegalArgumentException(paper.number() + " says something else");
    }
    return paper.id();
  }

  private Optional<String> note(TaxAssessment.Kind kind, Locale language) {
    return switch (kind) {
      case STANDARD -> Optional.empty();
      case REVERSE_CHARGE -> Optional.of(texts.in(language, "invoicing.note.reverse-charge"));
      case OUTSIDE -> Optional.of(texts.in(language, "invoicing.note.outside"));
    };
  }

  /** To the microsecond, as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private LocalDate day(Instant at) {
    return at.atZone(formats.in(Locale.ENGLISH).zone()).toLocalDate();
  }

  /** One paper. */
  @Transactional(readOnly = true)
  public Optional<Invoice> find(InvoiceId id) {
    return papers.find(id);
  }

  /** A person's papers, the newest first. */
  @Transactional(readOnly = true)
  public List<Invoice> of(PersonId buyer) {
    return papers.of(buyer);
  }

  /** The invoice for a subject and the credit notes that take it back, the oldest first. */
  @Transactional(readOnly = true)
  public List<Invoice> ofSubject(String subject) {
    return papers.ofSubject(subject);
  }

  /**
   * The path under which a paper is read, with its key. Whoever has it may read the paper: it is
   * given to the buyer only.
   */
  @Transactional
  public URI link(InvoiceId id) {
    return URI.create("/invoices/" + id + "?key=" + PaperKey.of(keys.make(clock.instant()), id));
  }

  /**
   * The paper that an address names, by its id or by its printed number; empty unless the key is
   * its own.
   */
  @Transactional(readOnly = true)
  public Optional<Invoice> open(String named, String key) {
    Optional<byte[]> secret = keys.find();
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    return InvoiceId.parse(named)
        .map(papers::find)
        .orElseGet(() -> papers.numbered(named))
        .filter(paper -> PaperKey.opens(secret.get(), paper.id(), key));
  }
}
