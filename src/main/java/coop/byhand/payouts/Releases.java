package coop.byhand.payouts;

import coop.byhand.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes earnings available whose hold is over, each line of an order in a transaction of its own.
 * Cut off anywhere, the next sweep goes on where it ended; two at once release each line once,
 * since the books know each release by its key.
 */
@Component
class Releases {

  private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
  private static final int BATCH = 1_000;

  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Releases(Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Releases all that is due; returns how many lines were. */
  int sweep() {
    Instant now = clock.instant();
    Set<String> kept = new HashSet<>();
    int released = 0;
    while (true) {
      // What could not be released stands first in the list again, so ask for so many more.
      List<String> due =
          ledger.linesDue(now, kept.size() + BATCH).stream()
              .filter(line -> !kept.contains(line))
              .toList();
      if (due.isEmpty()) {
        return released;
      }
      for (String line : due) {
        if (release(line, now)) {
          released++;
        } else {
          kept.add(line);
        }
      }
    }
  }

  /** False if it stays: blocked by a dispute, nothing left of it, or a fault of ours. */
  private boolean release(String line, Instant now) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(ignored -> ledger.release(line, now).isPresent()));
    } catch (RuntimeException failed) {
      // One line must not keep the money of all others back.
      LOG.error("Line {} could not be released", line, failed);
      return false;
    }
  }
}
