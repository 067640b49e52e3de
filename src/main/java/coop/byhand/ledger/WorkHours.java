package coop.byhand.ledger;

import coop.byhand.members.MemberId;
import java.time.Instant;

/**
 * Hours that a member worked for the co-op in a year, as they stand now.
 *
 * @param hours from 0 to {@value #MOST}
 * @param revision 1 for the first entry, higher after corrections
 * @param reason why it was corrected; may be empty for the first
 */
public record WorkHours(
    int year,
    MemberId member,
    int revision,
    int hours,
    String reason,
    MemberId enteredBy,
    Instant enteredAt) {

  /** The hours of a leap year. */
  public static final int MOST = 8784;

  /** Characters of a reason at most. */
  public static final int REASON_MAX = 500;
}
