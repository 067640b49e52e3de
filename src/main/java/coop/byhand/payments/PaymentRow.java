package coop.byhand.payments;

import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentState.Decline;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored payment: what was intended, and what we know of it.
 *
 * @param closingSince when somebody asked to close its page before its time, null if nobody did
 * @param country where the bank is that paid, null while unknown
 */
record PaymentRow(
    Intention intention,
    PaymentState state,
    @Nullable String session,
    @Nullable String page,
    @Nullable Instant checkedAt,
    @Nullable Decline decline,
    @Nullable String charge,
    @Nullable String feeTransaction,
    @Nullable Instant closingSince,
    @Nullable String country) {

  PaymentId id() {
    return intention.id();
  }

  Money amount() {
    return intention.request().amount();
  }

  /**
   * What others may know of it.
   *
   * @param isAskedFor whether a bank asks about it
   * @param kept what that bank has taken for good
   */
  PaymentReport report(List<RefundRow> refunds, boolean isAskedFor, Money kept) {
    return new PaymentReport(
        id(),
        state,
        checkedAt,
        Returned.whole(amount(), refunds),
        isAskedFor,
        kept,
        Returned.left(amount(), refunds).minus(kept),
        country);
  }

  /** The state of a payment that can be paid now, on its page. */
  static PaymentState open(@Nullable String page, Instant until, @Nullable Decline decline) {
    return new PaymentState.Open(
        URI.create(Objects.requireNonNull(page, "an open payment has a page")), until, decline);
  }
}
