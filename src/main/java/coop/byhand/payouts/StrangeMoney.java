package coop.byhand.payouts;

import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.OpenMovement;
import coop.byhand.payments.Reconciliation;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that moved at the provider and that nothing of ours explains: it stands apart in the books
 * until something does, or until the board says what it was.
 */
@Service
public class StrangeMoney {

  private final Reconciliation reconciliation;
  private final Membership members;

  StrangeMoney(Reconciliation reconciliation, Membership members) {
    this.reconciliation = reconciliation;
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
    if (!members.offices(by).contains(Office.BOARD)) {
      return Explained.NOT_THE_BOARD;
    }
    return switch (reconciliation.explain(movement, by.toString(), why, reason)) {
      case BOOKED -> Explained.BOOKED;
      case WORDS_MISSING -> Explained.WORDS_MISSING;
      case NOT_OPEN -> Explained.NOT_OPEN;
    };
  }
}
