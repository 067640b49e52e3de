package coop.byhand.checkout;

import coop.byhand.checkout.StrayRows.Stray;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.PaymentInVain;
import coop.byhand.ledger.PaymentInVain.Stage;
import coop.byhand.ledger.ProviderFee;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.Payments;
import coop.byhand.payments.ProviderEvent.PaidForNothing;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import coop.byhand.policy.PolicyBook;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that no order waits for: paid on a second page of an order, or for an order that a restored
 * copy of the database has forgotten. No licence stands against it, so it goes back whole.
 */
@Service
public class StrayMoney {

  private final StrayRows rows;
  private final Ledger ledger;
  private final Payments payments;
  private final PolicyBook policies;

  StrayMoney(StrayRows rows, Ledger ledger, Payments payments, PolicyBook policies) {
    this.rows = rows;
    this.ledger = ledger;
    this.payments = payments;
    this.policies = policies;
  }

  /** Books it as paid in vain and sends it back. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaidForNothing paid) {
    Stray stray = new Stray(paid.reference(), policies.at(paid.at()).version(), false);
    rows.insert(paid.payment(), stray, paid.at());
    book(paid.payment().toString(), stray, paid.amount(), Stage.RECEIVED, paid.at());
    payments.sendBack(paid.payment());
  }

  /** The provider kept its fee all the same. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(ProviderFeeTaken taken) {
    rows.find(taken.payment())
        .ifPresent(stray ->
            ledger.post(
                new ProviderFee(
                    taken.transaction(),
                    stray.reference(),
                    taken.fee(),
                    stray.policy(),
                    taken.at())));
  }

  /** It is back with the buyer. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(RefundSent sent) {
    rows.find(sent.payment())
        .filter(stray -> !stray.returned())
        .ifPresent(stray -> end(sent.payment(), stray, sent.amount(), Stage.RETURNED, sent.at()));
  }

  /**
   * The buyer's bank did not take it, so it is with us again and before a person; or the bank had
   * taken it by itself before, and the buyer has it.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(RefundFailed failed) {
    Optional<Stray> found = rows.find(failed.payment());
    if (found.isEmpty()) {
      return;
    }
    Stray stray = found.get();
    if (stray.returned()) {
      book(failed.payment() + ":back", stray, failed.amount(), Stage.RECEIVED, failed.at());
    } else if (failed.takenByBank()) {
      end(failed.payment(), stray, failed.amount(), Stage.TAKEN_BACK, failed.at());
    }
  }

  private void end(PaymentId payment, Stray stray, Money amount, Stage stage, Instant at) {
    rows.markReturned(payment, at);
    book(payment.toString(), stray, amount, stage, at);
  }

  private void book(String name, Stray stray, Money amount, Stage stage, Instant at) {
    ledger.post(new PaymentInVain(stray.reference(), name, amount, stray.policy(), stage, at));
  }
}
