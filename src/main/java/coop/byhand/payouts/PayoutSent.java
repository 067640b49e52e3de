package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;

/** A member has been paid: the money is in their account at the provider. Told once a payout. */
public record PayoutSent(PayoutId payout, MemberId member, Money amount, Instant at) {}
