package coop.byhand.ledger;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;

/**
 * What a member has in one currency. None of the five is ever below zero.
 *
 * @param pending sold, in the hold
 * @param available can be paid out
 * @param blocked disputed by a buyer's bank
 * @param inTransit on its way to the member
 * @param recoverable owed by the member: refunded after it was paid out
 */
public record MemberBalance(
    MemberId member,
    Money pending,
    Money available,
    Money blocked,
    Money inTransit,
    Money recoverable) {}
