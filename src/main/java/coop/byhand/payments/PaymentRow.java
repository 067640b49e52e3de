package coop.byhand.payments;

import coop.byhand.payments.PaymentState.Decline;
import java.net.URI;
import java.time.Instant;
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

  PaymentReport report(@Nullable Instant returnedAt, PaymentReport.BankClaim claim) {
    return new PaymentReport(id(), state, checkedAt, returnedAt, claim, country);
  }

  /** The state of a payment that can be paid now, on its page. */
  static PaymentState open(@Nullable String page, Instant until, @Nullable Decline decline) {
    return new PaymentState.Open(
        URI.create(Objects.requireNonNull(page, "an open payment has a page")), until, decline);
  }
}
