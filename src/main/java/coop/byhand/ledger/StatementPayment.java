package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * A payment on a creator's statement.
 *
 * @param reference outside form of the payout or of the reversal
 */
public record StatementPayment(
    Kind kind,
    JournalId journal,
    Instant at,
    String reference,
    Money net,
    PolicyVersion policy,
    PolicyCause cause,
    Money balance)
    implements StatementEntry {

  /** Which way the money went. */
  public enum Kind {
    /** To the member. */
    PAYOUT,
    /** A payout that came back. */
    PAYOUT_RETURNED,
    /** From the member's account at the provider, to settle a debt. */
    RECOVERY
  }
}
