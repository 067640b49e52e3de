package coop.byhand.invoicing;

import coop.byhand.identity.PersonId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices whose evidence of the buyer's place contradicts itself, for example a bill to Germany
 * paid with a card of another country. The address on the bill was followed; EU law wants two pieces
 * of evidence that agree (Implementing Regulation 282/2011, article 24b), so a person finds out
 * which is right and writes down what speaks for it.
 */
@Service
public class PlaceChecks {

  /** The longest note. */
  public static final int WORDS_MAX = 1_000;

  /** What came of writing down what was found. */
  public enum Outcome {
    NOTED,
    /** Empty or too long. */
    WORDS_MISSING,
    /** Somebody else has looked meanwhile, or there is nothing to look at. */
    NOT_OPEN
  }

  private final Papers papers;
  private final Clock clock;

  PlaceChecks(Papers papers, Clock clock) {
    this.papers = papers;
    this.clock = clock;
  }

  /** What nobody has looked at yet, the oldest first. */
  @Transactional(readOnly = true)
  public List<Invoice> open() {
    return papers.contradicted();
  }

  /**
   * Somebody has found out where the buyer is. Changes neither the invoice nor its tax.
   *
   * @param words what was found, as typed, 1 to 1,000 characters
   */
  @Transactional
  public Outcome note(InvoiceId id, PersonId by, String words) {
    String found = words.strip();
    if (found.isEmpty() || found.length() > WORDS_MAX) {
      return Outcome.WORDS_MISSING;
    }
    return papers.check(id, by, found, clock.instant()) ? Outcome.NOTED : Outcome.NOT_OPEN;
  }
}
