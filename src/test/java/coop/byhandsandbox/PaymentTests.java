package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Balance;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a shop and its buyers can do, through the real client library and the hosted page. */
class PaymentTests {
  private final SteppedClock clock = SteppedClock.today();
  private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private final Shop shop = new Shop(sandbox);
  private final Buyer buyer = new Buyer();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theSandboxSpeaksTheVersionThatTheClientLibraryPins() {
    assertThat(StripeSandbox.API_VERSION).isEqualTo(Stripe.API_VERSION);
  }

  @Test
  void aPaidSessionLeadsToTheChargeTheFeeAndTheBalance() throws Exception {
    Session open = shop.sell("order-1");
    assertThat(open.getStatus()).isEqualTo("open");
    assertThat(open.getAmountTotal()).isEqualTo(10_500);
    assertThat(open.getPaymentIntent()).isNull();

    var answer = buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_PAYS);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("http://localhost:8080/paid?session=" + open.getId());
    Session paid = shop.session(open.getId());
    assertThat(paid.getStatus()).isEqualTo("complete");
    assertThat(paid.getPaymentStatus()).isEqualTo("paid");
    assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("ben@example.com");
    PaymentIntent intent = shop.intent(paid);
    assertThat(intent.getStatus()).isEqualTo("succeeded");
    assertThat(intent.getMetadata()).containsEntry("order", "order-1");
    Charge charge = intent.getLatestChargeObject();
    assertThat(charge.getTransferGroup()).isEqualTo("order-1");
    BalanceTransaction booked = charge.getBalanceTransactionObject();
    assertThat(booked.getAmount()).isEqualTo(10_500);
    assertThat(booked.getFee()).isEqualTo(158 + 25);
    assertThat(booked.getNet()).isEqualTo(10_500 - 183);
  }

  @Test
  void moneyIsPendingFirstAndAvailableWhenTheClockSaysSo() throws Exception {
    Session paid = shop.sold("order-1", Shop.CARD_THAT_PAYS);
    assertThat(net(true)).isZero();
    assertThat(net(false)).isEqualTo(10_317);

    clock.forward(Duration.ofDays(3));

    assertThat(net(true)).isEqualTo(10_317);
    assertThat(net(false)).isZero();
    assertThat(shop.charge(paid).getBalanceTransactionObject().getStatus()).isEqualTo("available");
  }

  @Test
  void theBookingOfAChargeCanComeLate() throws Exception {
    try (StripeSandbox slow =
        StripeSandbox.start(SandboxSettings.on(clock).bookedAfter(Duration.ofMinutes(5)).build())) {
      Shop slowShop = new Shop(slow);
      Session paid = slowShop.sold("order-1", Shop.CARD_THAT_PAYS);
      assertThat(slowShop.charge(paid).getBalanceTransaction()).isNull();
      clock.forward(Duration.ofMinutes(5));
      assertThat(slowShop.charge(paid).getBalanceTransaction()).startsWith("txn_");
    }
  }

  @Test
  void aSwitchKeepsOneChargeOutOfTheListForADay() throws Exception {
    shop.control("/sandbox/faults", "on=money&fault=charge_booked_late&times=1");
    Session late = shop.sold("order-1", Shop.CARD_THAT_PAYS);
    Session next = shop.sold("order-2", Shop.CARD_THAT_PAYS);
    assertThat(shop.charge(late).getBalanceTransaction()).isNull();
    assertThat(shop.charge(next).getBalanceTransaction()).startsWith("txn_");
    clock.forward(Duration.ofDays(1));
    assertThat(shop.charge(late).getBalanceTransaction()).startsWith("txn_");
  }

  @Test
  void aDeclinedCardChargesNothingAndTheNextCardCanPay() throws Exception {
    Session open = shop.sell("order-1");

    var answer = buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_IS_DECLINED);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(buyer.open(open.getUrl()).body()).contains("The bank declined this card");
    Session declined = shop.session(open.getId());
    assertThat(declined.getStatus()).isEqualTo("open");
    PaymentIntent intent = shop.intent(declined);
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getLastPaymentError().getCode()).isEqualTo("card_declined");
    assertThat(intent.getLatestChargeObject().getStatus()).isEqualTo("failed");
    assertThat(net(false)).isZero();

    buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_PAYS);
    assertThat(shop.session(open.getId()).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void aCardThatAsksBackIsChargedOnlyAfterTheBuyerSaysYes() throws Exception {
    Session open = shop.sell("order-1");
    var asked = buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_ASKS_BACK);
    String challenge = sandbox.publicBase() + asked.headers().firstValue("Location").orElseThrow();
    assertThat(buyer.open(challenge).body()).contains("Your test bank asks");
    assertThat(shop.intent(shop.session(open.getId())).getStatus()).isEqualTo("requires_action");

    buyer.submit(challenge, "answer=refuse");
    assertThat(buyer.open(open.getUrl()).body()).contains("The payment was not confirmed");
    assertThat(net(false)).isZero();

    buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_ASKS_BACK);
    var confirmed = buyer.submit(challenge, "answer=confirm");
    assertThat(confirmed.headers().firstValue("Location").orElseThrow()).contains("/paid?session=");
    assertThat(shop.session(open.getId()).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void twentyClicksAtTheSameMomentAreOnePayment() throws Exception {
    Session open = shop.sell("order-1");
    CountDownLatch start = new CountDownLatch(1);
    Callable<Integer> click =
        () -> {
          start.await();
          return buyer.payWith(open.getUrl(), "ben@example.com", Shop.CARD_THAT_PAYS).statusCode();
        };
    try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = IntStream.range(0, 20).mapToObj(i -> clicks.submit(click)).toList();
      start.countDown();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(303);
      }
    }
    assertThat(shop.stripe.v1().charges().list().getData()).hasSize(1);
    assertThat(net(false)).isEqualTo(10_317);
  }

  @Test
  void aSessionExpiresByTheClockAndByHandButNeverAfterItIsPaid() throws Exception {
    Session byClock = shop.sell("order-1");
    Session byHand = shop.sell("order-2");
    Session paid = shop.sold("order-3", Shop.CARD_THAT_PAYS);
    shop.stripe.v1().checkout().sessions().expire(byHand.getId());
    assertThat(shop.session(byHand.getId()).getStatus()).isEqualTo("expired");
    assertThatThrownBy(() -> shop.stripe.v1().checkout().sessions().expire(paid.getId()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("complete");

    clock.forward(Duration.ofHours(24));

    assertThat(shop.session(byClock.getId()).getStatus()).isEqualTo("expired");
    assertThat(shop.session(paid.getId()).getStatus()).isEqualTo("complete");
    var late = buyer.payWith(byClock.getUrl(), "ben@example.com", Shop.CARD_THAT_PAYS);
    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(shop.session(byClock.getId()).getPaymentStatus()).isEqualTo("unpaid");
  }

  @Test
  void refundsInPartsGoUpToTheWholeAndNotACentFurther() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    Refund first = refund(charge, 4_000L);
    assertThat(first.getStatus()).isEqualTo("succeeded");
    assertThatThrownBy(() -> refund(charge, 6_501L)).isInstanceOf(InvalidRequestException.class);
    assertThat(refund(charge, null).getAmount()).isEqualTo(6_500);
    assertThatThrownBy(() -> refund(charge, 1L))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
    Charge after = shop.stripe.v1().charges().retrieve(charge.getId());
    assertThat(after.getRefunded()).isTrue();
    assertThat(after.getAmountRefunded()).isEqualTo(10_500);
    // The provider keeps its fee.
    assertThat(net(true) + net(false)).isEqualTo(-183);
  }

  @Test
  void theDisputedCardTakesAmountAndFeeBackWhenItsTimeComes() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_DISPUTED_LATER));
    assertThat(shop.stripe.v1().disputes().list().getData()).isEmpty();

    clock.forward(Duration.ofHours(1));

    var disputes = shop.stripe.v1().disputes().list().getData();
    assertThat(disputes).hasSize(1);
    assertThat(disputes.getFirst().getStatus()).isEqualTo("needs_response");
    assertThat(disputes.getFirst().getCharge()).isEqualTo(charge.getId());
    assertThat(net(true)).isEqualTo(-10_500 - 2_000);
    assertThatThrownBy(() -> refund(charge, null))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));

    shop.control("/sandbox/disputes/" + disputes.getFirst().getId() + "/win", "");
    assertThat(net(true)).isEqualTo(-2_000);
  }

  @Test
  void theBalanceIsTheSumOfItsTransactions() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    shop.sold("order-2", Shop.CARD_THAT_IS_DECLINED);
    shop.sold("order-3", Shop.CARD_DISPUTED_LATER);
    refund(charge, 1_234L);
    clock.forward(Duration.ofDays(2));
    long sum = 0;
    BalanceTransactionListParams params =
        BalanceTransactionListParams.builder().setLimit(2L).build();
    for (BalanceTransaction transaction :
        shop.stripe.v1().balanceTransactions().list(params).autoPagingIterable()) {
      sum += transaction.getNet();
    }
    assertThat(sum).isEqualTo(net(true) + net(false)).isNotZero();
  }

  @Test
  void lineItemsComeOnlyWhenTheyAreAskedFor() throws Exception {
    Session open = shop.sell("order-1");
    assertThat(open.getLineItems()).isNull();
    Session expanded =
        shop.stripe
            .v1()
            .checkout()
            .sessions()
            .retrieve(
                open.getId(),
                SessionRetrieveParams.builder().addExpand("line_items").build(),
                null);
    assertThat(expanded.getLineItems().getData())
        .extracting(item -> item.getDescription() + " " + item.getAmountTotal())
        .containsExactly("Harbour at dawn 8000", "Print on paper 2500");
    StripeCollection<?> listed =
        shop.stripe.v1().checkout().sessions().lineItems().list(open.getId());
    assertThat(listed.getData()).hasSize(2);
  }

  @Test
  void liveKeysAndMissingKeysAreRefused() {
    assertThatThrownBy(() -> new Shop(sandbox, "sk_live_anything", 0).sell("order-1"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("refuses live keys");
    assertThatThrownBy(() -> new Shop(sandbox, "anything", 0).sell("order-1"))
        .isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> new Creators(new Shop(sandbox, "rk_live_anything", 0)).open("Ana"))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("refuses live keys");
  }

  @Test
  void whatTheSandboxCannotDoIsRefusedAndNotSilentlyLeftOut() {
    assertRefused(order -> order.setAllowPromotionCodes(true), "allow_promotion_codes");
    assertRefused(order -> order.setSuccessUrl("javascript:alert(1)"), "success_url");
    assertRefused(order -> order.addLineItem(Shop.line("Nothing", 1, 0)), "quantity");
    assertRefused(order -> order.addLineItem(Shop.line("Debt", -1, 1)), "unit_amount");
    assertRefused(
        order -> order.addLineItem(Shop.line("Too much", 99_999_999, 99_999_999)), "quantity");
    assertRefused(
        order -> order.setExpiresAt(clock.instant().getEpochSecond() + 1_799), "expires_at");
  }

  private void assertRefused(
      java.util.function.UnaryOperator<com.stripe.param.checkout.SessionCreateParams.Builder> wrong,
      String param) {
    assertThatThrownBy(() ->
            shop.stripe
                .v1()
                .checkout()
                .sessions()
                .create(wrong.apply(Shop.order("order-1")).build()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getParam()).contains(param));
  }

  private Refund refund(Charge charge, Long amount) throws Exception {
    return shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setCharge(charge.getId()).setAmount(amount).build());
  }

  private long net(boolean available) throws Exception {
    Balance balance = shop.stripe.v1().balance().retrieve();
    return available
        ? balance.getAvailable().getFirst().getAmount()
        : balance.getPending().getFirst().getAmount();
  }
}
