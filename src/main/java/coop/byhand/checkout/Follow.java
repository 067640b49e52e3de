package coop.byhand.checkout;

import coop.byhand.checkout.OrderReport.Standing;
import coop.byhand.payments.PaymentReport;
import coop.byhand.payments.PaymentState;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what to tell a buyer about an order. What the buyer's browser says about the payment
 * counts for nothing; until the provider has been asked after the buyer came to the page, the
 * answer is that we are checking.
 */
final class Follow {

  /** A card is decided within this; what takes longer takes days. */
  private static final Duration CARD = Duration.ofMinutes(10);

  private Follow() {}

  /**
   * The standing of an order.
   *
   * @param since when the buyer came to the page
   */
  static Standing of(Order order, PaymentReport payment, Instant since) {
    return switch (order.state()) {
      case OrderState.Paid(Instant at) -> new Standing.Done(at);
      case OrderState.Closed closed -> new Standing.Over();
      case OrderState.RefundDue due -> new Standing.MoneyGoesBack();
      case OrderState.Placed placed -> ofPayment(payment, since);
    };
  }

  private static Standing ofPayment(PaymentReport payment, Instant since) {
    return switch (payment.state()) {
      case PaymentState.Intended intended -> new Standing.NotOpened();
      case PaymentState.Open open -> {
        Instant checked = payment.checkedAt();
        if (checked == null || checked.isBefore(since)) {
          yield new Standing.Checking();
        }
        PaymentState.Decline decline = open.decline();
        yield new Standing.Payable(
            open.page(), open.until(), decline == null ? null : decline.code());
      }
      case PaymentState.Processing(Instant at) ->
          since.isAfter(at.plus(CARD)) ? new Standing.OnItsWay(at) : new Standing.Checking();
      // The same transaction decides the order; for a moment a reader may see one without the
      // other.
      case PaymentState.Succeeded succeeded -> new Standing.Checking();
      case PaymentState.Expired expired -> new Standing.Over();
      case PaymentState.Failed failed -> new Standing.Over();
    };
  }
}
