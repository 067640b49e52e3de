package coop.byhand.payments;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Payout;
import com.stripe.model.StripeCollection;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.EventListParams;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our balance at Stripe: what moves on it, and what moved it that we did not ask for. */
final class StripeBalance implements PaymentGateway.BalanceDesk {

  private static final String PAYMENT = "payment";

  /** As many as one page of Stripe's lists holds. */
  private static final long PAGE = 100;

  private final StripeLine line;

  StripeBalance(StripeLine line) {
    this.line = line;
  }

  @Override
  public ProviderDispute dispute(String id) throws PaymentRefused {
    DisputeRetrieveParams withCharge = DisputeRetrieveParams.builder().addExpand("charge").build();
    return line.ask(stripe -> answer(stripe.v1().disputes().retrieve(id, withCharge)));
  }

  @Override
  public ProviderPayout payout(String id) throws PaymentRefused {
    return line.ask(stripe -> answer(stripe.v1().payouts().retrieve(id)));
  }

  @Override
  public Batch<Movement> movements(Instant since, @Nullable String after) throws PaymentRefused {
    BalanceTransactionListParams params =
        BalanceTransactionListParams.builder()
            .setCreated(
                BalanceTransactionListParams.Created.builder()
                    .setGte(since.getEpochSecond())
                    .build())
            .setStartingAfter(after)
            .setLimit(PAGE)
            .build();
    return line.ask(stripe -> {
      StripeCollection<BalanceTransaction> page = stripe.v1().balanceTransactions().list(params);
      return new Batch<>(
          page.getData().stream().map(StripeBalance::answer).toList(),
          Boolean.TRUE.equals(page.getHasMore()));
    });
  }

  @Override
  public Batch<ListedEvent> events(Instant since, @Nullable String after, boolean onlyUndelivered)
      throws PaymentRefused {
    EventListParams.Builder params =
        EventListParams.builder()
            .setCreated(EventListParams.Created.builder().setGte(since.getEpochSecond()).build())
            .setStartingAfter(after)
            .setLimit(PAGE);
    if (onlyUndelivered) {
      params.setDeliverySuccess(false);
    }
    return line.ask(stripe -> {
      StripeCollection<Event> page = stripe.v1().events().list(params.build());
      return new Batch<>(
          page.getData().stream()
              .map(event ->
                  new ListedEvent(
                      event.getId(), event.toJson(), Instant.ofEpochSecond(event.getCreated())))
              .toList(),
          Boolean.TRUE.equals(page.getHasMore()));
    });
  }

  static ProviderDispute answer(Dispute dispute) {
    Charge charge = dispute.getChargeObject();
    List<BalanceTransaction> moved =
        Optional.ofNullable(dispute.getBalanceTransactions()).orElse(List.of());
    return new ProviderDispute(
        dispute.getId(),
        charge == null || charge.getMetadata() == null ? null : charge.getMetadata().get(PAYMENT),
        dispute.getCharge(),
        Boolean.TRUE.equals(dispute.getLivemode()),
        StripeLine.money(dispute.getAmount(), dispute.getCurrency()),
        Objects.requireNonNullElse(dispute.getReason(), "general"),
        dispute.getStatus(),
        evidenceBy(dispute),
        moved.stream()
            .map(each ->
                new ProviderDispute.Movement(
                    StripeLine.money(each.getAmount(), each.getCurrency()),
                    StripeLine.money(each.getFee(), each.getCurrency())))
            .toList());
  }

  private static @Nullable Instant evidenceBy(Dispute dispute) {
    Dispute.EvidenceDetails details = dispute.getEvidenceDetails();
    return details == null || details.getDueBy() == null
        ? null
        : Instant.ofEpochSecond(details.getDueBy());
  }

  /** On its way or there counts as paid; the rest is on our balance. */
  static ProviderPayout answer(Payout payout) {
    return new ProviderPayout(
        payout.getId(),
        StripeLine.money(payout.getAmount(), payout.getCurrency()),
        switch (payout.getStatus()) {
          case "pending", "in_transit", "paid" -> false;
          case "failed", "canceled" -> true;
          default ->
              throw new IllegalStateException(
                  "status " + payout.getStatus() + " of " + payout.getId());
        });
  }

  static Movement answer(BalanceTransaction moved) {
    BigDecimal rate = moved.getExchangeRate();
    return new Movement(
        moved.getId(),
        moved.getType(),
        Objects.requireNonNullElse(moved.getReportingCategory(), moved.getType()),
        moved.getSource(),
        moved.getAmount(),
        moved.getFee(),
        moved.getNet(),
        moved.getCurrency().toUpperCase(Locale.ROOT),
        rate == null ? null : rate.toPlainString(),
        Instant.ofEpochSecond(moved.getCreated()),
        Instant.ofEpochSecond(moved.getAvailableOn()));
  }
}
