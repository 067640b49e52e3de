package coop.byhand.checkout;

import coop.byhand.checkout.StrayRows.Stray;
import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.PaymentInVain;
import coop.byhand.ledger.PaymentInVain.Stage;
import coop.byhand.ledger.ProviderFee;
import coop.byhand.payments.PaymentId;
import coop.byhand.payments.PaymentReport;
import coop.byhand.payments.Payments;
import coop.byhand.payments.ProviderEvent.PaidForNothing;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import coop.byhand.payments.RefundId;
import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that no order waits for: paid on a second page of an order, or for an order that a restored
 * copy of the database has forgotten. No licence stands against it, so it goes back whole, by
 * itself; where that did not arrive, the board has it sent again or pays it in another way.
 */
@Service
public class StrayMoney {

  private final StrayRows rows;
  private final Ledger ledger;
  private final Payments payments;
  private final PolicyBook policies;
  private final Clock clock;

  StrayMoney(StrayRows rows, Ledger ledger, Payments payments, PolicyBook policies, Clock clock) {
    this.rows = rows;
    this.ledger = ledger;
    this.payments = payments;
    this.policies = policies;
    this.clock = clock;
  }

  /** What did not arrive and is still owed, the oldest first. */
  @Transactional(readOnly = true)
  public List<StrayRefund> failed() {
    return rows.failed();
  }

  /**
   * The board has money sent again that did not arrive.
   *
   * @param way through the provider once more, or paid by the board itself
   */
  @Transactional
  public StrayOutcome again(RefundId id, PersonId by, RefundWay way) {
    Optional<StrayRefund> found = lock(id);
    if (found.isEmpty() || !rows.failed().contains(found.get())) {
      return StrayOutcome.UNKNOWN;
    }
    StrayRefund failed = found.get();
    Instant now = clock.instant();
    Owed owed = stillOwed(failed);
    return switch (report(failed).claimOn(failed.amount())) {
      case UNDECIDED -> StrayOutcome.IN_DISPUTE;
      case KEEPS -> {
        if (!owed.owed().isZero()) {
          yield way == RefundWay.PROVIDER
              ? StrayOutcome.PARTLY_WITH_THE_BUYER
              : send(failed, owed, by, way, now);
        }
        book(failed, Stage.TAKEN_BACK, now);
        rows.end(failed.id(), StrayRefund.State.KEPT_BY_BANK, now);
        yield StrayOutcome.WITH_THE_BUYER;
      }
      case NONE -> send(failed, owed, by, way, now);
    };
  }

  /** What is owed of money that did not arrive: all of it, but for what the buyer's bank took. */
  @Transactional(readOnly = true)
  public Owed stillOwed(StrayRefund failed) {
    return Owed.of(failed.amount(), report(failed).stillOwed(failed.amount()));
  }

  private PaymentReport report(StrayRefund refund) {
    return payments.report(refund.payment()).orElseThrow();
  }

  private StrayOutcome send(
      StrayRefund failed, Owed owed, PersonId by, RefundWay way, Instant now) {
    RefundId next = RefundId.at(now);
    return switch (way) {
      case PROVIDER -> {
        rows.going(next, failed.payment(), failed.amount(), by, now);
        payments.refundForNothing(next, failed.payment(), failed.amount());
        yield StrayOutcome.GOES_AGAIN;
      }
      case BY_HAND -> {
        book(failed, Stage.PAID_BY_HAND, owed.taken(), now);
        rows.paidByHand(next, failed.payment(), failed.amount(), by, now);
        yield StrayOutcome.PAID_BY_HAND;
      }
    };
  }

  /** Books it as paid in vain and sends it back. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(PaidForNothing paid) {
    Stray stray = new Stray(paid.reference(), policies.at(paid.at()).version());
    rows.insert(paid.payment(), stray, paid.at());
    ledger.post(
        new PaymentInVain(
            paid.reference(),
            paid.payment().toString(),
            paid.amount(),
            stray.policy(),
            Stage.RECEIVED,
            paid.at()));
    payments
        .sendBack(paid.payment())
        .ifPresent(refund -> rows.going(refund, paid.payment(), paid.amount(), null, paid.at()));
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
    lock(sent.refund())
        .filter(refund -> refund.state() == StrayRefund.State.GOING)
        .ifPresent(refund -> {
          book(refund, Stage.RETURNED, sent.at());
          rows.end(refund.id(), StrayRefund.State.SENT, sent.at());
        });
  }

  /**
   * The buyer's bank did not take it, so it is with us again and before the board; or the bank had
   * taken it by itself before, and the buyer has it.
   */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(RefundFailed failed) {
    lock(failed.refund())
        .ifPresent(refund -> {
          switch (refund.state()) {
            case GOING -> {
              if (failed.takenByBank()) {
                book(refund, Stage.TAKEN_BACK, failed.at());
                rows.end(refund.id(), StrayRefund.State.KEPT_BY_BANK, failed.at());
              } else {
                rows.end(refund.id(), StrayRefund.State.FAILED, failed.at());
              }
            }
            case SENT -> {
              rows.end(refund.id(), StrayRefund.State.FAILED, failed.at());
              book(refund, Stage.RECEIVED, failed.at());
            }
            case FAILED, KEPT_BY_BANK -> {}
          }
        });
  }

  private Optional<StrayRefund> lock(RefundId id) {
    Optional<StrayRefund> found = rows.find(id);
    found.ifPresent(refund -> rows.lock(refund.payment()));
    return found.isEmpty() ? found : rows.find(id);
  }

  /** What the books call the money as it stands with us now: each time that it came has a name. */
  private String nameInTheBooks(PaymentId payment) {
    int times = rows.cameBack(payment);
    return switch (times) {
      case 0 -> payment.toString();
      case 1 -> payment + ":back";
      default -> payment + ":back" + times;
    };
  }

  private void book(StrayRefund refund, Stage stage, Instant at) {
    book(refund, stage, Money.zero(refund.amount().currency()), at);
  }

  private void book(StrayRefund refund, Stage stage, Money kept, Instant at) {
    Stray stray = rows.find(refund.payment()).orElseThrow();
    String name = nameInTheBooks(refund.payment());
    ledger.post(
        new PaymentInVain(
            stray.reference(), name, refund.amount(), stray.policy(), stage, at, kept));
  }
}
