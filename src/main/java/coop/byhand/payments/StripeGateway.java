package coop.byhand.payments;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import coop.byhand.kernel.Money;
import coop.byhand.payments.ProviderSession.Fee;
import coop.byhand.payments.ProviderSession.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Speaks to Stripe, or to whatever speaks like it at the configured address. The only way to it:
 * hosted Checkout Sessions, opened with a stored key and read back with the charge and its fee,
 * here; refunds, payees, transfers and the balance at desks that share the line.
 */
@Component
class StripeGateway implements PaymentGateway {

  /** A person waits for some of these calls; a job repeats those that were cut off. */
  private static final int CONNECT_TIMEOUT_MS = 5_000;

  private static final int READ_TIMEOUT_MS = 20_000;
  private static final int RETRIES = 2;

  private static final String PAYMENT = "payment";
  private static final String REFERENCE = "reference";

  private final StripeLine line;
  private final RefundDesk refunds;
  private final AccountDesk accounts;
  private final TransferDesk transfers;
  private final BalanceDesk balance;
  private final boolean live;

  StripeGateway(PaymentSettings settings) {
    silenceTheLibrary();
    StripeClient stripe =
        StripeClient.builder()
            .setApiKey(settings.secretKey())
            .setApiBase(settings.apiBase().toString())
            .setConnectTimeout(CONNECT_TIMEOUT_MS)
            .setReadTimeout(READ_TIMEOUT_MS)
            .setMaxNetworkRetries(RETRIES)
            .build();
    line = new StripeLine(stripe, StripeGateway::requireNoTransaction);
    refunds = new StripeRefunds(line);
    accounts = new StripeAccounts(line);
    transfers = new StripeTransfers(line);
    balance = new StripeBalance(line);
    live = settings.live();
  }

  @Override
  public boolean live() {
    return live;
  }

  @Override
  public ProviderSession open(Intention intention) throws PaymentRefused {
    return line.ask(stripe ->
        session(
            stripe
                .v1()
                .checkout()
                .sessions()
                .create(parameters(intention), StripeLine.key(intention.idempotencyKey()))));
  }

  @Override
  public ProviderSession fetch(String id) throws PaymentRefused {
    SessionRetrieveParams whole =
        SessionRetrieveParams.builder()
            .addExpand("payment_intent.latest_charge.balance_transaction")
            .build();
    return line.ask(stripe -> session(stripe.v1().checkout().sessions().retrieve(id, whole)));
  }

  @Override
  public Optional<ProviderSession> pageOf(String charge) throws PaymentRefused {
    Optional<String> page =
        line.ask(stripe -> {
          String intent = stripe.v1().charges().retrieve(charge).getPaymentIntent();
          return intent == null
              ? Optional.empty()
              : stripe
                  .v1()
                  .checkout()
                  .sessions()
                  .list(SessionListParams.builder().setPaymentIntent(intent).build())
                  .getData()
                  .stream()
                  .map(Session::getId)
                  .findFirst();
        });
    return page.isPresent() ? Optional.of(fetch(page.get())) : Optional.empty();
  }

  @Override
  public ProviderSession expire(String id) throws PaymentRefused {
    return line.ask(stripe -> session(stripe.v1().checkout().sessions().expire(id)));
  }

  @Override
  public RefundDesk refunds() {
    return refunds;
  }

  @Override
  public AccountDesk accounts() {
    return accounts;
  }

  @Override
  public TransferDesk transfers() {
    return transfers;
  }

  @Override
  public BalanceDesk balance() {
    return balance;
  }

  private static SessionCreateParams parameters(Intention intention) {
    PaymentRequest request = intention.request();
    String payment = intention.id().toString();
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setUiMode(SessionCreateParams.UiMode.HOSTED_PAGE)
        .setClientReferenceId(request.reference())
        .putMetadata(PAYMENT, payment)
        .putMetadata(REFERENCE, request.reference())
        .setSuccessUrl(request.successUri().toString())
        .setCancelUrl(request.cancelUri().toString())
        .setExpiresAt(request.expiresAt().getEpochSecond())
        // The buyer pays the amount that was asked for, in its currency.
        .setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder().setEnabled(false).build())
        .addAllLineItem(lines(request))
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder()
                .setTransferGroup(request.reference())
                .putMetadata(PAYMENT, payment)
                .putMetadata(REFERENCE, request.reference())
                .build())
        .build();
  }

  private static List<SessionCreateParams.LineItem> lines(PaymentRequest request) {
    return request.items().isEmpty()
        ? List.of(line(request.description(), request.amount()))
        : request.items().stream().map(item -> line(item.description(), item.amount())).toList();
  }

  private static SessionCreateParams.LineItem line(String description, Money amount) {
    return SessionCreateParams.LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency(amount.currencyCode().toLowerCase(Locale.ROOT))
                .setUnitAmount(amount.minor())
                .setProductData(
                    SessionCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(description)
                        .build())
                .build())
        .build();
  }

  private static ProviderSession session(Session session) {
    PaymentIntent intent = session.getPaymentIntentObject();
    Charge charge = intent == null ? null : intent.getLatestChargeObject();
    return new ProviderSession(
        session.getId(),
        session.getMetadata() == null ? null : session.getMetadata().get(PAYMENT),
        session.getClientReferenceId(),
        standing(session, intent),
        StripeLine.money(session.getAmountTotal(), session.getCurrency()),
        session.getLivemode(),
        session.getUrl(),
        declineCode(intent),
        charge == null ? null : charge.getId(),
        fee(charge),
        country(charge));
  }

  /** Where the bank of the card or account is. */
  private static @Nullable String country(@Nullable Charge charge) {
    Charge.PaymentMethodDetails means = charge == null ? null : charge.getPaymentMethodDetails();
    if (means == null) {
      return null;
    }
    if (means.getCard() != null) {
      return means.getCard().getCountry();
    }
    return means.getSepaDebit() == null ? null : means.getSepaDebit().getCountry();
  }

  private static Standing standing(Session session, @Nullable PaymentIntent intent) {
    return switch (session.getStatus()) {
      case "open" -> Standing.OPEN;
      case "expired" -> Standing.EXPIRED;
      case "complete" ->
          switch (session.getPaymentStatus()) {
            case "paid" -> Standing.PAID;
            case "unpaid" -> hasFailed(intent) ? Standing.FAILED : Standing.PROCESSING;
            default ->
                throw new IllegalStateException(
                    "payment status " + session.getPaymentStatus() + " of " + session.getId());
          };
      default ->
          throw new IllegalStateException(
              "status " + session.getStatus() + " of " + session.getId());
    };
  }

  /** A completed page whose money is neither there nor on its way. */
  private static boolean hasFailed(@Nullable PaymentIntent intent) {
    return intent != null
        && ("requires_payment_method".equals(intent.getStatus())
            || "canceled".equals(intent.getStatus()));
  }

  private static @Nullable String declineCode(@Nullable PaymentIntent intent) {
    StripeError error = intent == null ? null : intent.getLastPaymentError();
    if (error == null) {
      return null;
    }
    return Optional.ofNullable(error.getDeclineCode()).orElse(error.getCode());
  }

  private static @Nullable Fee fee(@Nullable Charge charge) {
    BalanceTransaction movement = charge == null ? null : charge.getBalanceTransactionObject();
    return movement == null
        ? null
        : new Fee(movement.getId(), StripeLine.money(movement.getFee(), movement.getCurrency()));
  }

  /** Else it sends particulars of this machine and writes a file into the home directory. */
  private static void silenceTheLibrary() {
    Stripe.enableTelemetry = false;
  }

  private static void requireNoTransaction() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the provider is never called inside a transaction");
    }
  }
}
