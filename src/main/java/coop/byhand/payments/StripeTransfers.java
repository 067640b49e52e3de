package coop.byhand.payments;

import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferReversalListParams;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Transfers to payees at Stripe, and back from them. */
final class StripeTransfers implements PaymentGateway.TransferDesk {

  private static final String TRANSFER = "transfer";
  private static final String REVERSAL = "reversal";

  /** As many as one page of Stripe's lists holds. */
  private static final long PAGE = 100;

  private final StripeLine line;

  StripeTransfers(StripeLine line) {
    this.line = line;
  }

  @Override
  public ProviderTransfer send(TransferRow transfer) throws PaymentRefused {
    TransferCreateParams whole =
        TransferCreateParams.builder()
            .setDestination(Objects.requireNonNull(transfer.account()))
            .setAmount(transfer.amount().minor())
            .setCurrency(transfer.amount().currencyCode().toLowerCase(Locale.ROOT))
            .setTransferGroup(transfer.group())
            .putMetadata(TRANSFER, transfer.id().toString())
            .build();
    return line.ask(stripe ->
        answer(stripe.v1().transfers().create(whole, StripeLine.key(transfer.idempotencyKey()))));
  }

  @Override
  public ProviderTransfer fetch(String id) throws PaymentRefused {
    return line.ask(stripe -> answer(stripe.v1().transfers().retrieve(id)));
  }

  @Override
  public Optional<ProviderTransfer> look(TransferRow transfer) throws PaymentRefused {
    TransferListParams ofGroup =
        TransferListParams.builder()
            .setTransferGroup(transfer.group())
            .setDestination(Objects.requireNonNull(transfer.account()))
            .setLimit(PAGE)
            .build();
    return line.ask(stripe -> {
      for (Transfer found : stripe.v1().transfers().list(ofGroup).autoPagingIterable()) {
        if (transfer.id().toString().equals(name(found.getMetadata(), TRANSFER))) {
          return Optional.of(answer(found));
        }
      }
      return Optional.empty();
    });
  }

  @Override
  public String takeBack(ReversalRow reversal) throws PaymentRefused {
    TransferReversalCreateParams part =
        TransferReversalCreateParams.builder()
            .setAmount(reversal.amount().minor())
            .putMetadata(REVERSAL, reversal.id().toString())
            .build();
    return line.ask(stripe ->
        stripe
            .v1()
            .transfers()
            .reversals()
            .create(reversal.providerTransfer(), part, StripeLine.key(reversal.idempotencyKey()))
            .getId());
  }

  @Override
  public Optional<String> look(ReversalRow reversal) throws PaymentRefused {
    TransferReversalListParams all = TransferReversalListParams.builder().setLimit(PAGE).build();
    return line.ask(stripe -> {
      for (TransferReversal found :
          stripe
              .v1()
              .transfers()
              .reversals()
              .list(reversal.providerTransfer(), all)
              .autoPagingIterable()) {
        if (reversal.id().toString().equals(name(found.getMetadata(), REVERSAL))) {
          return Optional.of(found.getId());
        }
      }
      return Optional.empty();
    });
  }

  static ProviderTransfer answer(Transfer transfer) {
    return new ProviderTransfer(
        transfer.getId(),
        name(transfer.getMetadata(), TRANSFER),
        transfer.getDestination(),
        StripeLine.money(transfer.getAmount(), transfer.getCurrency()),
        transfer.getTransferGroup(),
        transfer.getLivemode());
  }

  private static @Nullable String name(@Nullable Map<String, String> metadata, String what) {
    return metadata == null ? null : metadata.get(what);
  }
}
