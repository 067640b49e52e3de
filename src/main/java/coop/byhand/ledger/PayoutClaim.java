package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Instant;

/**
 * Money that shall go to a member. Booked as intended under {@code payout:{id}}, then as sent under
 * {@code payout:{id}:sent} or as failed under {@code payout:{id}:failed}.
 *
 * @param payout outside form of the payout
 * @param amount above zero, at most what is available
 * @param policy the version in force when the payout was made
 */
public record PayoutClaim(
    String payout, MemberId member, Money amount, PolicyVersion policy, Instant at) {}
