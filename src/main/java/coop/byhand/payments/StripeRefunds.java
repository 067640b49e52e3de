package coop.byhand.payments;

import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.Map;
import java.util.Optional;

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
  public ProviderRefund send(RefundRow refund, String charge) throws PaymentRefused {
    RefundCreateParams part =
        RefundCreateParams.builder()
            .setCharge(charge)
            .setAmount(refund.amount().minor())
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
  public Optional<ProviderRefund> look(RefundRow refund, String charge) throws PaymentRefused {
    RefundListParams all = RefundListParams.builder().setCharge(charge).setLimit(PAGE).build();
    return line.ask(stripe -> {
      for (Refund found : stripe.v1().refunds().list(all).autoPagingIterable()) {
        if (isOurs(found.getMetadata(), refund)) {
          return Optional.of(answer(found));
        }
      }
      return Optional.empty();
    });
  }

  /** Refunds of before there were parts bear the name of their payment only. */
  private static boolean isOurs(Map<String, String> metadata, RefundRow refund) {
    String name = metadata.get(REFUND);
    String payment = refund.payment().toString();
    return name != null
        ? name.equals(refund.id().toString())
        : refund.name().equals("refund:" + payment) && payment.equals(metadata.get(PAYMENT));
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
