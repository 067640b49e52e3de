package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.payments.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a member's money is and what was paid.
 *
 * @param account the member's account at the provider, empty if it was never set up
 * @param balances one a currency that the member has earned in
 * @param hold how long earnings wait, in force now
 * @param minimum below which nothing is paid out, in force now
 * @param nextRun when the next run is due; it may lie in the past while a run works
 * @param payouts the newest first
 * @param leftOut why the last run did not pay this member, empty if it did or had nothing to pay
 */
public record MemberPayouts(
    Optional<Recipient> account,
    List<MemberBalance> balances,
    Duration hold,
    Money minimum,
    Instant nextRun,
    List<Payout> payouts,
    Optional<LeftOut> leftOut) {

  public MemberPayouts {
    balances = List.copyOf(balances);
    payouts = List.copyOf(payouts);
  }
}
