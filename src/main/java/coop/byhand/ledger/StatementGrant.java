package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * A grant of the solidarity fund on the statement of the member who got it.
 *
 * @param purpose what it is for, in the words of the board
 * @param net all of it, what was set off included
 */
public record StatementGrant(
    JournalId journal,
    Instant at,
    GrantId grant,
    String purpose,
    Money net,
    PolicyVersion policy,
    PolicyCause cause,
    Money balance)
    implements StatementEntry {}
