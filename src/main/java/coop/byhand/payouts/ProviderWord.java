package coop.byhand.payouts;

import coop.byhand.kernel.Money;
import coop.byhand.ledger.BalanceCorrection;
import coop.byhand.ledger.BankMovement;
import coop.byhand.ledger.FoundMoney;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.PayoutClaim;
import coop.byhand.ledger.ProviderFee;
import coop.byhand.ledger.Recovery;
import coop.byhand.ledger.UnexplainedMovement;
import coop.byhand.members.MemberId;
import coop.byhand.payments.BankEvent;
import coop.byhand.payments.CorrectionEvent;
import coop.byhand.payments.MovementEvent;
import coop.byhand.payments.ReversalId;
import coop.byhand.payments.TransferEvent;
import coop.byhand.payments.TransferId;
import coop.byhand.policy.PolicyBook;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what the provider did with the money and writes it down here and in the books, in the
 * transaction that records it. The same word twice changes nothing; one that contradicts an
 * earlier word is refused, and so comes before a person. Transfers of other rooms are theirs.
 */
@Component
class ProviderWord {

  private final PayoutRows payouts;
  private final Clawbacks clawbacks;
  private final Ledger ledger;
  private final FoundMoney found;
  private final Runs runs;
  private final PolicyBook policies;
  private final ApplicationEventPublisher events;

  ProviderWord(
      PayoutRows payouts,
      Clawbacks clawbacks,
      Ledger ledger,
      FoundMoney found,
      Runs runs,
      PolicyBook policies,
      ApplicationEventPublisher events) {
    this.payouts = payouts;
    this.found = found;
    this.runs = runs;
    this.policies = policies;
    this.clawbacks = clawbacks;
    this.ledger = ledger;
    this.events = events;
  }

  @EventListener
  void on(TransferEvent event) {
    switch (event) {
      case TransferEvent.TransferSent(TransferId transfer, Money amount, Instant at) ->
          payouts.lock(transfer).ifPresent(payout -> sent(payout, amount, at));
      case TransferEvent.TransferFound forgotten -> remember(forgotten);
      case TransferEvent.TransferFailed(
              TransferId transfer,
              Money amount,
              String reason,
              Instant at) ->
          payouts.lock(transfer).ifPresent(payout -> failed(payout, reason, at));
      case TransferEvent.ReversalDone(
              ReversalId reversal,
              TransferId transfer,
              Money amount,
              Instant at) ->
          asked(reversal).ifPresent(clawback -> back(clawback, amount, at));
      case TransferEvent.ReversalFailed(
              ReversalId reversal,
              TransferId transfer,
              Money amount,
              String reason,
              Instant at) ->
          asked(reversal).ifPresent(clawback -> clawbacks.markRefused(clawback.id(), reason, at));
    }
  }

  /** The co-op's own money between the provider and its bank. */
  @EventListener
  void on(BankEvent event) {
    BankMovement.Direction direction =
        switch (event) {
          case BankEvent.PaidToBank paid -> BankMovement.Direction.TO_BANK;
          case BankEvent.ReturnedByBank returned -> BankMovement.Direction.RETURNED;
        };
    ledger.post(new BankMovement(event.payout(), event.amount(), direction, event.at()));
  }

  /**
   * Money whose reason nobody knows stands apart in the books, until somebody does; the provider's
   * own fees are a cost.
   */
  @EventListener
  void on(MovementEvent event) {
    switch (event) {
      case MovementEvent.MovementUnexplained unexplained ->
          book(event, UnexplainedMovement.Stage.FOUND);
      case MovementEvent.MovementExplained explained ->
          book(event, UnexplainedMovement.Stage.EXPLAINED);
      case MovementEvent.FeeCharged(String movement, Money net, Instant at) ->
          ledger.post(
              new ProviderFee(
                  movement, ProviderFee.OF_NO_ORDER, net.negated(), policies.at(at).version(), at));
      case MovementEvent.MovementBooked booked ->
          book(
              event,
              switch (booked.reason()) {
                case BANK -> UnexplainedMovement.Stage.BANK;
                case OWN -> UnexplainedMovement.Stage.OWN;
              });
    }
  }

  /** What the provider told us of and does not list, as the board says. */
  @EventListener
  void on(CorrectionEvent event) {
    found.post(
        new BalanceCorrection(
            event.item(),
            event.number(),
            event.amount(),
            switch (event.reason()) {
              case BANK -> BalanceCorrection.Against.BANK;
              case OWN -> BalanceCorrection.Against.OWN;
            },
            event instanceof CorrectionEvent.CorrectionTakenBack,
            event.at()));
  }

  private void book(MovementEvent event, UnexplainedMovement.Stage stage) {
    found.post(new UnexplainedMovement(event.movement(), event.net(), stage, event.at()));
  }

  /** A payout that was made and forgotten, as after a copy of the database was restored. */
  private void remember(TransferEvent.TransferFound forgotten) {
    PayoutId id = PayoutId.parse(forgotten.group()).orElse(null);
    MemberId member = MemberId.parse(forgotten.payee()).orElse(null);
    if (id == null || member == null) {
      return;
    }
    Run run =
        runs.forFound(
            member, forgotten.amount().currency(), policies.at(forgotten.at()), forgotten.at());
    Payout payout =
        new Payout(
            id,
            run.number(),
            member,
            forgotten.amount(),
            forgotten.transfer(),
            new PayoutState.OnItsWay(forgotten.at()));
    if (payouts.insert(payout, forgotten.at()) == 0) {
      throw new IllegalStateException("payout " + id + " stands in the way of itself");
    }
    found.payout(
        new PayoutClaim(id.toString(), member, forgotten.amount(), run.policy(), forgotten.at()));
    sent(payout, forgotten.amount(), forgotten.at());
  }

  private void sent(Payout payout, Money amount, Instant at) {
    if (!amount.equals(payout.amount())) {
      throw new IllegalStateException(
          "payout " + payout.id() + " is " + payout.amount() + ", sent was " + amount);
    }
    PayoutState after = payout.state().sent(at);
    if (after.equals(payout.state())) {
      return;
    }
    payouts.store(payout.id(), after);
    ledger.payoutSent(payout.id().toString(), at);
    events.publishEvent(new PayoutSent(payout.id(), payout.member(), amount, at));
  }

  private void failed(Payout payout, String reason, Instant at) {
    PayoutState after = payout.state().failed(at, reason);
    if (after.equals(payout.state())) {
      return;
    }
    payouts.store(payout.id(), after);
    ledger.payoutFailed(payout.id().toString(), at);
    events.publishEvent(new PayoutFailed(payout.id(), payout.member(), payout.amount(), at));
  }

  private void back(Clawback clawback, Money amount, Instant at) {
    if (!amount.equals(clawback.amount())) {
      throw new IllegalStateException(
          "clawback " + clawback.id() + " is " + clawback.amount() + ", back came " + amount);
    }
    clawbacks.markDone(clawback.id(), at);
    ledger.post(
        new Recovery(
            clawback.id().toString(),
            clawback.member(),
            amount,
            clawbacks.policy(clawback.id()),
            at));
  }

  /** The attempt, if it is ours and was not decided before. */
  private Optional<Clawback> asked(ReversalId reversal) {
    return clawbacks
        .lock(reversal)
        .filter(clawback -> clawback.state() instanceof Clawback.State.Asked);
  }
}
