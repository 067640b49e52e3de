package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * One line of a statement: what a journal did to a licence, a payment to or from the member, a part
 * of a year's surplus, or a grant of the solidarity fund.
 */
public sealed interface StatementEntry
    permits StatementRow, StatementPayment, StatementPatronage, StatementGrant {

  JournalId journal();

  /** When it was written into the books. */
  Instant at();

  /** What the member has more by it; below zero for what it took. */
  Money net();

  /** The version of the voted document that it follows. */
  PolicyVersion policy();

  /** Why that version existed. */
  PolicyCause cause();

  /** What the member has in all after it. */
  Money balance();
}
