package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refund that the provider lists for a charge, with the names that it bears.
 *
 * @param payment the outside form of the payment that it names, null if it names none
 * @param refund the outside form of the refund that it names, null if it names none
 */
record MadeRefund(
    ProviderRefund answer, Money amount, @Nullable String payment, @Nullable String refund) {

  /** Refunds of before there were parts bear the name of their payment only. */
  boolean is(RefundRow ours) {
    String name = ours.payment().toString();
    return refund != null
        ? refund.equals(ours.id().toString())
        : ours.name().equals("refund:" + name) && name.equals(payment);
  }

  /** Our own name of it, if it was made in our name. */
  Optional<RefundId> name() {
    return refund == null ? Optional.empty() : RefundId.parse(refund);
  }

  /** The money came back to us. */
  boolean cameBack() {
    return answer.standing() == ProviderRefund.Standing.FAILED;
  }
}
