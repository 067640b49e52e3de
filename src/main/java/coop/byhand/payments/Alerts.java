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
   * A person has dealt with it. Changes no number anywhere; should the reason still be there, the
   * next look raises the alert again.
   *
   * @param by the person, in outside form
   */
  @Transactional
  public void resolve(Alert.Kind kind, String subject, String by) {
    rows.resolve(kind, subject, by, clock.instant());
  }
}
