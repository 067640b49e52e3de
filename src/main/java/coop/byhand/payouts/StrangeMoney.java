package coop.byhand.payouts;

import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.Correction;
import coop.byhand.payments.Corrections;
import coop.byhand.payments.ExplainOutcome;
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.OpenMovement;
import coop.byhand.payments.OutstandingItem;
import coop.byhand.payments.Reconciliation;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where the provider's list and the books part, and only a person can know why. Money that moved
 * there and that nothing of ours explains stands apart in the books until something does, or until
 * the board says what it was. What the books count on and the provider does not list is corrected
 * when the board says so, for as long as that is so.
 */
@Service
public class StrangeMoney {

  private final Reconciliation reconciliation;
  private final Corrections corrections;
  private final Membership members;

  StrangeMoney(Reconciliation reconciliation, Corrections corrections, Membership members) {
    this.reconciliation = reconciliation;
    this.corrections = corrections;
    this.members = members;
  }

  /** What waits for an explanation, the oldest first. */
  @Transactional(readOnly = true)
  public List<OpenMovement> open() {
    return reconciliation.open();
  }

  /**
   * Says what a movement was. It is booked so at once, for good, with the words and the name of
   * whoever says it.
   *
   * @param movement the provider's id
   */
  @Transactional
  public Explained explain(MemberId by, String movement, String why, MovementReason reason) {
    return isOnTheBoard(by)
        ? outcome(reconciliation.explain(movement, by.toString(), why, reason))
        : Explained.NOT_THE_BOARD;
  }

  /** What the books count on and the provider does not list, the oldest first. */
  @Transactional(readOnly = true)
  public List<OutstandingItem> outstanding() {
    return corrections.outstanding();
  }

  /** Corrections that stand, the last first. */
  @Transactional(readOnly = true)
  public List<Correction> standing() {
    return corrections.standing();
  }

  /**
   * Has the difference of an outstanding item booked, with the words and the name of whoever says
   * so. It is taken back by itself when the difference is another.
   *
   * @param seen as it was shown
   */
  @Transactional
  public Explained correct(MemberId by, OutstandingItem seen, String why, MovementReason reason) {
    return isOnTheBoard(by)
        ? outcome(corrections.correct(seen, by.toString(), why, reason))
        : Explained.NOT_THE_BOARD;
  }

  /** Takes a correction back, if it still stands. */
  @Transactional
  public Explained takeBack(MemberId by, Correction correction) {
    return isOnTheBoard(by)
        ? outcome(corrections.takeBack(correction, by.toString()))
        : Explained.NOT_THE_BOARD;
  }

  private boolean isOnTheBoard(MemberId member) {
    return members.offices(member).contains(Office.BOARD);
  }

  private static Explained outcome(ExplainOutcome outcome) {
    return switch (outcome) {
      case BOOKED -> Explained.BOOKED;
      case WORDS_MISSING -> Explained.WORDS_MISSING;
      case NOT_OPEN -> Explained.NOT_OPEN;
    };
  }
}
