package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.payments.ReversalId;
import coop.byhand.payments.ReversalRequest;
import coop.byhand.payments.Transfers;
import coop.byhand.payouts.PayoutRows.Payee;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the provider asked to give back what members owe after refunds of money that was paid out.
 * The books set debts off against later earnings at the same time; whichever comes first, a debt
 * is settled once, and what comes back beyond it is the member's.
 */
@Component
class ClawbackSweep {

  private static final Logger LOG = LoggerFactory.getLogger(ClawbackSweep.class);

  private final PayoutRows payouts;
  private final Clawbacks clawbacks;
  private final Ledger ledger;
  private final Transfers transfers;
  private final PolicyBook policies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ClawbackSweep(
      PayoutRows payouts,
      Clawbacks clawbacks,
      Ledger ledger,
      Transfers transfers,
      PolicyBook policies,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.payouts = payouts;
    this.clawbacks = clawbacks;
    this.ledger = ledger;
    this.transfers = transfers;
    this.policies = policies;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Looks at everybody to whom money was sent; debts cannot arise elsewhere. */
  void sweep() {
    Policy policy = policies.at(clock.instant());
    for (Payee payee : payouts.payees()) {
      Money minimum = RunDecision.minimum(policy.payoutRules(), payee.currency());
      if (!owed(payee).isLessThan(minimum)) {
        attempt(payee, minimum, policy);
      }
    }
  }

  private void attempt(Payee payee, Money minimum, Policy policy) {
    try {
      transaction.executeWithoutResult(ignored -> attemptWithin(payee, minimum, policy));
    } catch (RuntimeException failed) {
      LOG.error("Nothing could be asked back from {}", payee.member(), failed);
    }
  }

  private void attemptWithin(Payee payee, Money minimum, Policy policy) {
    List<Clawback.Source> sources = payouts.lockSent(payee);
    Money owed = owed(payee);
    Clawback.due(owed, minimum, clawbacks.last(payee), sources)
        .ifPresent(attempt -> ask(attempt, owed, policy));
  }

  private void ask(Clawback.Attempt attempt, Money owed, Policy policy) {
    Instant now = clock.instant();
    Payout payout = attempt.payout();
    Clawback clawback =
        new Clawback(
            ReversalId.at(now),
            payout.id(),
            payout.member(),
            attempt.amount(),
            owed,
            new Clawback.State.Asked(now));
    if (clawbacks.insert(clawback, policy.version(), now) == 1) {
      transfers.takeBack(new ReversalRequest(clawback.id(), payout.transfer(), clawback.amount()));
    }
  }

  private Money owed(Payee payee) {
    return ledger.balanceOf(payee.member(), payee.currency()).recoverable();
  }
}
