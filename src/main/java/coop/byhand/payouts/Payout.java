package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.payments.TransferId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a member is paid in one run, in one currency.
 *
 * @param run number of the run
 * @param amount above zero
 * @param transfer under which id the provider is asked
 */
public record Payout(
    PayoutId id, int run, MemberId member, Money amount, TransferId transfer, PayoutState state) {

  /** How long the provider may take before a person has to look. */
  static final Duration PATIENCE = Duration.ofDays(3);

  /** True if it has waited so long for the provider that a person has to look. */
  public boolean isStuck(Instant now) {
    return state instanceof PayoutState.OnItsWay(Instant since)
        && since.plus(PATIENCE).isBefore(now);
  }
}
