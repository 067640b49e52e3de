package coop.byhand.payments;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import coop.byhand.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Refunds at Stripe. */
final class StripeRefunds implements PaymentGateway.RefundDesk {

  private static final String PAYMENT = "payment";
  private static final String REFUND = "refund";

  /** As many as one page of Stripe's lists holds. */
  private static final long PAGE = 100;

  private final StripeLine line;

  StripeRefunds(StripeLine line) {
    this.line = line;
  }

  @Override
  public ProviderRefund send(RefundRow refund, Money amount, String charge) throws PaymentRefused {
    RefundCreateParams part =
        RefundCreateParams.builder()
            .setCharge(charge)
            .setAmount(amount.minor())
            .putMetadata(PAYMENT, refund.payment().toString())
            .putMetadata(REFUND, refund.id().toString())
            .build();
    return line.ask(stripe ->
        answer(stripe.v1().refunds().create(part, StripeLine.key(refund.idempotencyKey()))));
  }

  @Override
  public ProviderRefund fetch(String id) throws PaymentRefused {
    return line.ask(stripe -> answer(stripe.v1().refunds().retrieve(id)));
  }

  @Override
  public List<MadeRefund> made(String charge) throws PaymentRefused {
    RefundListParams all = RefundListParams.builder().setCharge(charge).setLimit(PAGE).build();
    return line.ask(stripe -> {
      List<MadeRefund> made = new ArrayList<>();
      for (Refund found : stripe.v1().refunds().list(all).autoPagingIterable()) {
        made.addFirst(listed(found));
      }
      return made;
    });
  }

  private static MadeRefund listed(Refund found) {
    return new MadeRefund(
        answer(found),
        Money.of(found.getAmount(), found.getCurrency().toUpperCase(Locale.ROOT)),
        found.getMetadata().get(PAYMENT),
        found.getMetadata().get(REFUND));
  }

  static ProviderRefund answer(Refund refund) {
    return new ProviderRefund(
        refund.getId(),
        switch (refund.getStatus()) {
          case "succeeded" -> ProviderRefund.Standing.DONE;
          case "failed", "canceled" -> ProviderRefund.Standing.FAILED;
          default -> ProviderRefund.Standing.UNDER_WAY;
        },
        refund.getFailureReason());
  }
}
