package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * Money that came back from a member's account at the provider, to settle what the member owes.
 *
 * @param reversal outside form of the reversal; booked once, under {@code reversal:{id}}
 * @param amount above zero; what exceeds the debt becomes available to the member again
 */
public record Recovery(
    String reversal, MemberId member, Money amount, PolicyVersion policy, Instant at) {}
