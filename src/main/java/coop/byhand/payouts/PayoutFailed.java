package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Instant;

/** A member could not be paid; the money is available to them again. Told once a payout. */
public record PayoutFailed(PayoutId payout, MemberId member, Money amount, Instant at) {}
