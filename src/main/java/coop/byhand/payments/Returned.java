package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much of a payment has gone back, worked out from its refunds. */
final class Returned {

  private Returned() {}

  /** What neither is back with the buyer nor on its way there. A refund that failed counts not. */
  static Money left(Money paid, List<RefundRow> refunds) {
    return refunds.stream()
        .filter(refund -> refund.state() != RefundRow.State.FAILED)
        .map(RefundRow::amount)
        .reduce(paid, Money::minus);
  }

  /** When the last cent had gone back; null while some has not. */
  static @Nullable Instant whole(Money paid, List<RefundRow> refunds) {
    List<RefundRow> done =
        refunds.stream().filter(refund -> refund.state() == RefundRow.State.DONE).toList();
    return left(paid, done).isZero()
        ? done.stream()
            .map(refund -> Objects.requireNonNull(refund.decidedAt()))
            .max(Comparator.naturalOrder())
            .orElse(null)
        : null;
  }
}
