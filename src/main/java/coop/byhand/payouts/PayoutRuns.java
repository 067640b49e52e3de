package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.ledger.PayoutClaim;
import coop.byhand.members.MemberId;
import coop.byhand.payments.Recipient;
import coop.byhand.payments.Recipients;
import coop.byhand.payments.TransferId;
import coop.byhand.payments.TransferRequest;
import coop.byhand.payments.Transfers;
import coop.byhand.policy.PayoutRules;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays the members, run by run. A run is opened when the voted interval since the last one is over,
 * and stays open until nobody is left; cut off anywhere, it goes on. Each member is one transaction
 * that writes the payout down, claims the money in the books and has the provider asked, all three
 * or none. Nothing here speaks to the provider.
 */
@Component
class PayoutRuns {

  private static final Logger LOG = LoggerFactory.getLogger(PayoutRuns.class);
  private static final int BATCH = 200;

  private final Runs runs;
  private final PayoutRows payouts;
  private final Ledger ledger;
  private final Recipients recipients;
  private final Transfers transfers;
  private final PolicyBook policies;
  private final TransactionTemplate transaction;
  private final Clock clock;

  PayoutRuns(
      Runs runs,
      PayoutRows payouts,
      Ledger ledger,
      Recipients recipients,
      Transfers transfers,
      PolicyBook policies,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.runs = runs;
    this.payouts = payouts;
    this.ledger = ledger;
    this.recipients = recipients;
    this.transfers = transfers;
    this.policies = policies;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Opens a run if one is due, and works the one that is open. */
  void pursue() {
    openIfDue();
    runs.last().filter(Run::isOpen).ifPresent(this::work);
  }

  private void openIfDue() {
    Instant now = clock.instant();
    Optional<Run> last = runs.last();
    Policy policy = policies.at(now);
    boolean due = !Run.nextDue(last, policy.payoutRules().interval(), now).isAfter(now);
    if (due && last.filter(Run::isOpen).isEmpty()) {
      runs.open(last.map(Run::number).orElse(0) + 1, policy.version(), now);
    }
  }

  private void work(Run run) {
    PayoutRules rules = policies.version(run.policy()).payoutRules();
    boolean everybody = true;
    for (Currency currency : RunDecision.CURRENCIES) {
      everybody &= settleAll(run, RunDecision.minimum(rules, currency));
    }
    if (everybody) {
      runs.finish(run.number(), clock.instant());
    }
  }

  /** Settles everybody in one currency; false if somebody has to be tried again. */
  private boolean settleAll(Run run, Money minimum) {
    Set<MemberId> tried = new HashSet<>();
    boolean everybody = true;
    while (true) {
      Set<MemberId> passed = runs.handled(run.number(), minimum.currency());
      passed.addAll(tried);
      // Whom the run left out has enough still and stands in the list, so ask for so many more.
      List<MemberId> next =
          ledger.payable(minimum, passed.size() + BATCH).stream()
              .map(MemberBalance::member)
              .filter(member -> !passed.contains(member))
              .toList();
      if (next.isEmpty()) {
        return everybody;
      }
      for (MemberId member : next) {
        tried.add(member);
        everybody &= settle(run, minimum, member);
      }
    }
  }

  private boolean settle(Run run, Money minimum, MemberId member) {
    try {
      transaction.executeWithoutResult(ignored -> settleWithin(run, minimum, member));
      return true;
    } catch (RuntimeException failed) {
      // A refund may have taken the money in the same moment; one member must not hold up others.
      LOG.error("Run {} could not settle {}", run.number(), member, failed);
      return false;
    }
  }

  private void settleWithin(Run run, Money minimum, MemberId member) {
    // Two workers of one run settle one member after the other, each on what is so then.
    if (!runs.lockOpen(run.number()) || runs.hasHandled(run.number(), member, minimum.currency())) {
      return;
    }
    Instant now = clock.instant();
    MemberBalance balance = ledger.balanceOf(member, minimum.currency());
    Optional<Recipient.State> account = recipients.find(member.toString()).map(Recipient::state);
    switch (RunDecision.of(balance, minimum, account)) {
      case RunDecision.Nothing nothing -> {}
      case RunDecision.Leave(Money available, LeftOut.Reason reason) ->
          runs.leaveOut(new LeftOut(run.number(), member, available, reason, now));
      case RunDecision.Pay(Money amount) -> pay(run, member, amount, now);
    }
  }

  private void pay(Run run, MemberId member, Money amount, Instant now) {
    Payout payout =
        new Payout(
            PayoutId.at(now),
            run.number(),
            member,
            amount,
            TransferId.at(now),
            new PayoutState.OnItsWay(now));
    if (payouts.insert(payout, now) == 0) {
      return;
    }
    String name = payout.id().toString();
    ledger.intendPayout(new PayoutClaim(name, member, amount, run.policy(), now));
    transfers.send(new TransferRequest(payout.transfer(), member.toString(), amount, name));
  }
}
