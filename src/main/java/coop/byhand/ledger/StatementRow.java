package coop.byhand.ledger;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import coop.byhand.register.RegisterEntryId;
import java.time.Instant;

/**
 * One sale on a creator's statement, with every share as it was divided then. What was voted later
 * changes nothing here.
 *
 * @param at when it was written into the books
 * @param work outside form of the work
 * @param gross what the buyer paid without tax
 * @param commission what the creator did not get: operating, solidarity and reserve together
 * @param commissionRate basis points of the gross price, as are the other rates
 * @param net what the creator got
 * @param cause why the policy version existed
 * @param balance of the creator after this sale
 */
public record StatementRow(
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
    Money net,
    PolicyVersion policy,
    PolicyCause cause,
    RegisterEntryId entry,
    Money balance) {

  public StatementRow {
    if (!net.plus(commission).equals(gross)
        || !operating.plus(solidarity).plus(reserve).equals(commission)) {
      throw new IllegalArgumentException("journal " + journal + " does not add up");
    }
  }
}
