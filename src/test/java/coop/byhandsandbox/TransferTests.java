package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Transfer;
import com.stripe.model.TransferReversal;
import com.stripe.net.RequestOptions;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferRetrieveParams;
import com.stripe.param.TransferReversalCreateParams;
import com.stripe.param.TransferUpdateParams;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money on its way from the platform to its creators, and back. */
class TransferTests {
  private static final long NET_OF_ONE_SALE = 10_317;

  private final SteppedClock clock = SteppedClock.today();
  private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private final Shop shop = new Shop(sandbox);
  private final Creators creators = new Creators(shop);
  private String ana;
  private Charge charge;

  @BeforeEach
  void sell() throws Exception {
    ana = creators.onboarded("Ana");
    charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    clock.forward(Duration.ofDays(3));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aTransferMovesMoneyFromTheOneToTheOther() throws Exception {
    Transfer transfer = send(8_000);

    assertThat(available(null)).isEqualTo(NET_OF_ONE_SALE - 8_000);
    assertThat(available(ana)).isEqualTo(8_000);
    BalanceTransaction sent =
        shop.stripe.v1().balanceTransactions().retrieve(transfer.getBalanceTransaction());
    assertThat(sent.getType()).isEqualTo("transfer");
    assertThat(sent.getNet()).isEqualTo(-8_000);
    assertThat(sent.getSource()).isEqualTo(transfer.getId());
    Charge payment =
        shop.stripe.v1().charges().retrieve(transfer.getDestinationPayment(), Creators.as(ana));
    assertThat(payment.getSourceTransfer()).isEqualTo(transfer.getId());
    List<BalanceTransaction> theirs =
        shop.stripe.v1().balanceTransactions().list(Creators.as(ana)).getData();
    assertThat(theirs).extracting(BalanceTransaction::getType).containsExactly("payment");
    assertThat(theirs.getFirst().getSource()).isEqualTo(payment.getId());
  }

  @Test
  void whatBelongsToAnAccountIsNotSeenByThePlatform() throws Exception {
    Transfer transfer = send(8_000);
    assertThatThrownBy(() -> shop.stripe.v1().charges().retrieve(transfer.getDestinationPayment()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(shop.stripe.v1().charges().list().getData()).hasSize(1);
    assertThatThrownBy(() -> shop.stripe.v1().charges().retrieve(charge.getId(), as(ana)))
        .isInstanceOf(InvalidRequestException.class);
    Transfer expanded =
        shop.stripe
            .v1()
            .transfers()
            .retrieve(
                transfer.getId(),
                TransferRetrieveParams.builder()
                    .addExpand("destination_payment.balance_transaction")
                    .build());
    assertThat(expanded.getDestinationPaymentObject().getBalanceTransactionObject().getNet())
        .isEqualTo(8_000);
    assertThatThrownBy(() -> shop.stripe.v1().balance().retrieve(as("acct_nobody")))
        .isInstanceOf(PermissionException.class);
    assertThatThrownBy(() -> shop.stripe.v1().transfers().list(as(ana)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("platform only");
  }

  @Test
  void moreThanIsAvailableCannotBeSentAndTheRefusalIsReplayed() throws Exception {
    shop.sold("order-2", Shop.CARD_THAT_PAYS);
    clock.forward(Duration.ofHours(60));
    assertRefused("balance_insufficient", () -> send(NET_OF_ONE_SALE + 1));
    TransferCreateParams params = params(NET_OF_ONE_SALE + 1).build();
    assertRefused(
        "balance_insufficient",
        () -> shop.stripe.v1().transfers().create(params, Shop.key("payout:1:ana:eur")));
    clock.forward(Duration.ofHours(12));
    assertRefused(
        "balance_insufficient",
        () -> shop.stripe.v1().transfers().create(params, Shop.key("payout:1:ana:eur")));
    shop.stripe.v1().transfers().create(params, Shop.key("payout:1:ana:eur:2"));
    assertThat(available(ana)).isEqualTo(NET_OF_ONE_SALE + 1);
  }

  @Test
  void aChargeGivesItsMoneyBeforeItIsAvailableAndNotMoreThanItself() throws Exception {
    Charge fresh = shop.charge(shop.sold("order-2", Shop.CARD_THAT_PAYS));
    Transfer transfer = sendFrom(fresh, 10_000);
    assertThat(transfer.getTransferGroup()).isEqualTo("order-2");
    assertThat(available(null)).isEqualTo(NET_OF_ONE_SALE);
    assertThat(available(ana)).isZero();
    assertThat(pending(ana)).isEqualTo(10_000);
    assertRefused(null, () -> sendFrom(fresh, 501));

    clock.forward(Duration.ofDays(3));

    assertThat(available(ana)).isEqualTo(10_000);
    assertThat(pending(ana)).isZero();
    assertThat(available(null)).isEqualTo(2 * NET_OF_ONE_SALE - 10_000);
  }

  @Test
  void onlyWhoCanReceiveIsSentAnything() throws Exception {
    shop.control("/sandbox/accounts/" + ana + "/capability", "status=restricted");
    assertRefused("insufficient_capabilities_for_transfer", () -> send(100));
    shop.control("/sandbox/accounts/" + ana + "/capability", "status=active");
    send(100);
    shop.control("/sandbox/accounts/" + ana + "/close", "");
    assertRefused("account_invalid", () -> send(100));
    assertRefused(
        "resource_missing",
        () ->
            shop.stripe.v1().transfers().create(params(100).setDestination("acct_nobody").build()));
  }

  @Test
  void aTransferIsTakenBackInPartsUpToTheWhole() throws Exception {
    Transfer transfer = send(8_000);
    TransferReversal first = takeBack(transfer, 3_000L);
    assertThat(first.getDestinationPaymentRefund()).startsWith("pyr_");
    assertRefused(null, () -> takeBack(transfer, 5_001L));
    takeBack(transfer, null);
    assertRefused(null, () -> takeBack(transfer, 1L));

    Transfer after = shop.stripe.v1().transfers().retrieve(transfer.getId());
    assertThat(after.getReversed()).isTrue();
    assertThat(after.getAmountReversed()).isEqualTo(8_000);
    assertThat(after.getReversals().getData())
        .extracting(r -> r.getAmount())
        .containsExactly(5_000L, 3_000L);
    assertThat(available(ana)).isZero();
    assertThat(available(null)).isEqualTo(NET_OF_ONE_SALE);
    assertThat(
            shop.stripe
                .v1()
                .transfers()
                .reversals()
                .retrieve(transfer.getId(), first.getId())
                .getAmount())
        .isEqualTo(3_000);
    assertThat(shop.stripe.v1().transfers().reversals().list(transfer.getId()).getData())
        .hasSize(2);
    assertThat(typesOf(null)).startsWith("transfer_refund", "transfer_refund", "transfer");
    assertThat(typesOf(ana)).containsExactly("payment_refund", "payment_refund", "payment");
  }

  @Test
  void aPendingTransferIsTakenBackFromWhatIsPending() throws Exception {
    Charge fresh = shop.charge(shop.sold("order-2", Shop.CARD_THAT_PAYS));
    Transfer transfer = sendFrom(fresh, 10_000);
    takeBack(transfer, 4_000L);
    assertThat(pending(ana)).isEqualTo(6_000);
    clock.forward(Duration.ofDays(3));
    assertThat(available(ana)).isEqualTo(6_000);
    assertThat(available(null)).isEqualTo(2 * NET_OF_ONE_SALE - 6_000);
  }

  @Test
  void transfersAreFoundByGroupAndDestinationAndCanBeAnnotated() throws Exception {
    Transfer transfer =
        shop.stripe
            .v1()
            .transfers()
            .create(params(100).setTransferGroup("run-7").putMetadata("run", "7").build());
    send(200);
    assertThat(list(TransferListParams.builder().setTransferGroup("run-7"))).hasSize(1);
    assertThat(list(TransferListParams.builder().setDestination(ana))).hasSize(2);
    Transfer noted =
        shop.stripe
            .v1()
            .transfers()
            .update(
                transfer.getId(), TransferUpdateParams.builder().putMetadata("seen", "1").build());
    assertThat(noted.getMetadata()).containsEntry("seen", "1").containsEntry("run", "7");
  }

  @Test
  void aSwitchMakesTheBalanceTooShortOnce() throws Exception {
    shop.control("/sandbox/faults", "on=money&fault=balance_short");
    assertRefused("balance_insufficient", () -> send(100));
    assertThat(send(100).getId()).startsWith("tr_");
  }

  private Transfer send(long amount) throws Exception {
    return shop.stripe.v1().transfers().create(params(amount).build());
  }

  private Transfer sendFrom(Charge source, long amount) throws Exception {
    return shop.stripe
        .v1()
        .transfers()
        .create(params(amount).setSourceTransaction(source.getId()).build());
  }

  private TransferCreateParams.Builder params(long amount) {
    return TransferCreateParams.builder().setAmount(amount).setCurrency("eur").setDestination(ana);
  }

  private TransferReversal takeBack(Transfer transfer, Long amount) throws Exception {
    return shop.stripe
        .v1()
        .transfers()
        .reversals()
        .create(transfer.getId(), TransferReversalCreateParams.builder().setAmount(amount).build());
  }

  private List<Transfer> list(TransferListParams.Builder params) throws Exception {
    return shop.stripe.v1().transfers().list(params.build()).getData();
  }

  private List<String> typesOf(String account) throws Exception {
    return shop
        .stripe
        .v1()
        .balanceTransactions()
        .list(BalanceTransactionListParams.builder().build(), as(account))
        .getData()
        .stream()
        .map(BalanceTransaction::getType)
        .toList();
  }

  private long available(String account) throws Exception {
    return shop.stripe.v1().balance().retrieve(as(account)).getAvailable().getFirst().getAmount();
  }

  private long pending(String account) throws Exception {
    return shop.stripe.v1().balance().retrieve(as(account)).getPending().getFirst().getAmount();
  }

  private static RequestOptions as(String account) {
    return account == null ? RequestOptions.getDefault() : Creators.as(account);
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }
}
