package coop.byhand.ledger;

import coop.byhand.kernel.Digest;
import coop.byhand.ledger.SealRows.Kept;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals the journals in batches and puts each seal on the register, never in a transaction of
 * money: a chain of hashes that every sale had to join would let one sale in at a time. Computes
 * all seals again from the rows for whoever doubts them.
 */
@Service
public class BookSeals {

  /** Journals under one seal at most. */
  static final int BATCH = 4096;

  private static final int NONCE_BYTES = 32;
  private static final int SEALS_A_LOOK = 100;
  private static final int JOURNALS_BETWEEN_SNAPSHOTS = 1000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SealRows rows;
  private final Register register;
  private final Clock clock;

  BookSeals(SealRows rows, Register register, Clock clock) {
    this.rows = rows;
    this.register = register;
    this.clock = clock;
  }

  /** The highest number up to which no journal can come any more; empty if none is known. */
  @Transactional
  public Optional<Long> settled() {
    return rows.settled();
  }

  /**
   * Seals the next batch; empty if nothing is new.
   *
   * @param settled a number that {@link #settled} gave
   */
  @Transactional
  public Optional<BookSeal> sealNext(long settled) {
    rows.lock();
    Optional<BookSeal> last = rows.last().map(Kept::seal);
    long from = last.map(seal -> seal.to() + 1).orElse(1L);
    List<JournalText> journals = rows.journals(from, settled, BATCH);
    if (journals.isEmpty()) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    long number = last.map(seal -> seal.number() + 1).orElse(1L);
    long to = journals.getLast().number();
    Digest root = BookSeal.root(journals, nonce);
    Digest previous = last.map(BookSeal::digest).orElse(BookSeal.NONE);
    Instant now = clock.instant();
    RegisterEntryId entry =
        register.append(BookSeal.statement(number, from, to, journals.size(), root, previous, now));
    BookSeal seal = new BookSeal(number, from, to, journals.size(), root, previous, entry, now);
    rows.insert(seal, nonce);
    return Optional.of(seal);
  }

  /** Notes the sums of the co-op's own accounts if enough is new; answers how many were noted. */
  @Transactional
  public int snapshot(long settled) {
    rows.lock();
    return rows.sinceSnapshot(settled) < JOURNALS_BETWEEN_SNAPSHOTS
        ? 0
        : rows.snapshot(settled, clock.instant());
  }

  /** The newest seal, empty before the first. */
  @Transactional(readOnly = true)
  public Optional<BookSeal> last() {
    return rows.last().map(Kept::seal);
  }

  /** Computes every seal again from the rows of the books. */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public SealCheck verify() {
    long number = 1;
    long journals = 0;
    long from = 1;
    Digest previous = BookSeal.NONE;
    for (List<Kept> some = rows.seals(number, SEALS_A_LOOK);
        !some.isEmpty();
        some = rows.seals(number, SEALS_A_LOOK)) {
      for (Kept kept : some) {
        BookSeal seal = kept.seal();
        List<JournalText> sealed = rows.journals(seal.from(), seal.to(), BATCH + 1);
        boolean sound =
            seal.number() == number
                && seal.from() == from
                && seal.previous().equals(previous)
                && seal.journals() == sealed.size()
                && seal.root().equals(BookSeal.root(sealed, kept.nonce().bytes()));
        if (!sound) {
          return new SealCheck.Broken(number);
        }
        number++;
        journals += seal.journals();
        from = seal.to() + 1;
        previous = seal.digest();
      }
    }
    return new SealCheck.Sound(number - 1, journals);
  }
}
