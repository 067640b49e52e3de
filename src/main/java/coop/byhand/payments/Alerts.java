package coop.byhand.payments;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person has to look at about money at the provider. An alert is raised once while it is
 * open; it closes by itself when its reason is gone, or when a person says it is dealt with.
 */
@Service
public class Alerts {

  private static final int LIST_LIMIT = 200;

  private final AlertRows rows;
  private final Clock clock;

  Alerts(AlertRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The open ones, newest first. */
  public List<Alert> open() {
    return rows.open(LIST_LIMIT);
  }

  /**
   * A person has dealt with it. Changes no number and no state of money; should the reason still be
   * there, the next look raises the alert again.
   *
   * @param alert as it was read; one that was raised again since is another
   * @param by the person, in outside form
   * @param words what was done, for whoever checks it
   */
  @Transactional
  public Closing dealtWith(Alert alert, String by, String words) {
    if (words.isBlank()) {
      return Closing.WORDS_MISSING;
    }
    return rows.close(alert, by, words.strip(), clock.instant()) == 0
        ? Closing.NOT_OPEN
        : Closing.CLOSED;
  }
}
