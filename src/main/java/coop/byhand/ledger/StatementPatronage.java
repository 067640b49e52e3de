package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * A member's part of a year's surplus on the statement: what became available of it.
 *
 * @param year that was closed
 * @param net the part that is paid out
 * @param retained the part that is kept in the member's name, which is not in the balance
 */
public record StatementPatronage(
    JournalId journal,
    Instant at,
    int year,
    Money net,
    Money retained,
    PolicyVersion policy,
    PolicyCause cause,
    Money balance)
    implements StatementEntry {}
