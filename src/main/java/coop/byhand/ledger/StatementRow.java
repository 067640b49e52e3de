package coop.byhand.ledger;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;

/**
 * One licence on a creator's statement, with every share as it was divided then: sold, or taken
 * back with all amounts below zero. What was voted later changes nothing here.
 *
 * @param at when it was written into the books
 * @param work outside form of the work
 * @param gross what the buyer paid without tax
 * @param commission what the creators did not get: operating, solidarity and reserve together
 * @param commissionRate basis points of the gross price, as are the other rates
 * @param others what others got who have a part in the work
 * @param granted what the reserve gave to the creators of a lost dispute; zero for all else
 * @param net what the creator got
 * @param cause why the policy version existed
 * @param entry where the sale stands in the register
 * @param balance of the creator after this
 */
public record StatementRow(
    Kind kind,
    JournalId journal,
    Instant at,
    String work,
    String title,
    String licence,
    Money gross,
    Money commission,
    BasisPoints commissionRate,
    Money operating,
    Money solidarity,
    BasisPoints solidarityRate,
    Money reserve,
    Money others,
    Money granted,
    Money net,
    PolicyVersion policy,
    PolicyCause cause,
    RegisterEntryId entry,
    Money balance)
    implements StatementEntry {

  /** What happened to the licence. */
  public enum Kind {
    SALE,
    /** Money went back to the buyer. */
    REFUND,
    /** It could not be given back, and is here again. */
    REFUND_FAILED,
    /** The buyer's bank took it back for good. */
    DISPUTE_LOST
  }

  public StatementRow {
    if (!net.plus(others).plus(commission).equals(gross.plus(granted))
        || !operating.plus(solidarity).plus(reserve).equals(commission)) {
      throw new IllegalArgumentException("journal " + journal + " does not add up");
    }
  }
}
