package coop.byhand.ledger;

import coop.byhand.members.MemberId;
import java.time.Instant;

/**
 * A paid licence, as the books need to know it. The books lie below orders and works, so those are
 * named by the outside form of their ids.
 *
 * @param order outside form of the order; one sale an order
 * @param work outside form of the work
 * @param title of the work when it was sold, for the creator's statement
 * @param licence the class of licence, for example {@code STANDARD}
 * @param at when it was paid
 */
public record Sale(
    String order,
    String work,
    String title,
    String licence,
    MemberId creator,
    Settlement settlement,
    Instant at) {}
