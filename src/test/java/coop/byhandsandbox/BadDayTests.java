package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.EventListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cards that say no, refunds that come back, and debits whose money comes days later or never. */
class BadDayTests {
  private static final String DEBIT_THAT_PAYS = "DE89 3704 0044 0532 0130 00";
  private static final String DEBIT_THAT_FAILS = "de62370400440532013001";

  private final SteppedClock clock = SteppedClock.today();
  private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private final Shop shop = new Shop(sandbox);
  private final Buyer buyer = new Buyer();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyDeclinedCardSaysWhyToTheShopAndToTheBuyer() throws Exception {
    Map<String, List<String>> cards =
        Map.of(
            "4000000000000002", List.of("card_declined", "generic_decline", "declined this card"),
            "4000000000009995", List.of("card_declined", "insufficient_funds", "not enough money"),
            "4000000000009987", List.of("card_declined", "lost_card", "declined this card"),
            "4000000000009979", List.of("card_declined", "stolen_card", "declined this card"),
            "4000000000000069", List.of("expired_card", "expired_card", "has expired"),
            "4000000000000127", List.of("incorrect_cvc", "incorrect_cvc", "security code"),
            "4000000000000119",
                List.of("processing_error", "processing_error", "could not be reached"));
    for (var card : cards.entrySet()) {
      Session open = shop.sold("order", card.getKey());
      assertThat(open.getPaymentStatus()).isEqualTo("unpaid");
      var error = shop.intent(open).getLastPaymentError();
      assertThat(error.getCode()).isEqualTo(card.getValue().get(0));
      assertThat(error.getDeclineCode()).isEqualTo(card.getValue().get(1));
      assertThat(buyer.open(open.getUrl()).body()).contains(card.getValue().get(2));
    }
    assertThat(available() + pending()).isZero();
  }

  @Test
  void aCardCanAskBackAndStillSayNo() throws Exception {
    Session open = shop.sold("order-1", "4000 0084 0000 1629");
    buyer.submit(open.getUrl() + "/challenge", "answer=confirm");
    assertThat(shop.session(open.getId()).getStatus()).isEqualTo("open");
    assertThat(shop.intent(shop.session(open.getId())).getLastPaymentError().getCode())
        .isEqualTo("card_declined");
  }

  @Test
  void theMoneyOfOneCardIsAvailableAtOnce() throws Exception {
    shop.sold("order-1", "4000 0000 0000 0077");
    assertThat(available()).isEqualTo(10_317);
    assertThat(pending()).isZero();
  }

  @Test
  void aRefundCanComeBackDaysLaterByItsCardOrByASwitch() throws Exception {
    Charge byCard = shop.charge(shop.sold("order-1", "4000 0000 0000 5126"));
    assertComesBack(byCard);
    Charge bySwitch = shop.charge(shop.sold("order-2", Shop.CARD_THAT_PAYS));
    shop.control("/sandbox/faults", "on=money&fault=refund_fails");
    assertComesBack(bySwitch);
    assertThat(refund(bySwitch, null).getStatus()).as("again").isEqualTo("succeeded");
    clock.forward(Duration.ofDays(9));
    assertThat(shop.stripe.v1().charges().retrieve(bySwitch.getId()).getRefunded()).isTrue();
  }

  @Test
  void aRefundCanBeMadeToFailByHandAndOnlyOnce() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    Refund refund = refund(charge, 4_000L);
    String control = "/sandbox/refunds/" + refund.getId() + "/fail";
    assertThat(shop.control(control, "").statusCode()).isEqualTo(200);
    assertThat(shop.control(control, "").statusCode()).isEqualTo(400);
    assertThat(shop.stripe.v1().charges().retrieve(charge.getId()).getAmountRefunded()).isZero();
    assertThat(types()).containsSubsequence("refund.created", "refund.updated", "refund.failed");
  }

  @Test
  void aRefundCanTakeDaysToSucceed() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", "4000 0000 0000 7726"));
    Refund refund = refund(charge, null);
    assertThat(refund.getStatus()).isEqualTo("pending");
    clock.forward(Duration.ofDays(3));
    assertThat(shop.stripe.v1().refunds().retrieve(refund.getId()).getStatus())
        .isEqualTo("succeeded");
  }

  @Test
  void aBankDebitIsCompleteAtOnceAndPaidDaysLater() throws Exception {
    Session open = shop.sell("order-1");
    assertThat(open.getPaymentMethodTypes()).containsExactly("card", "sepa_debit");
    var answer = buyer.payWith(open.getUrl(), "ben@example.com", DEBIT_THAT_PAYS);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/paid?session=");
    Session complete = shop.session(open.getId());
    assertThat(complete.getStatus()).isEqualTo("complete");
    assertThat(complete.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(shop.intent(complete).getStatus()).isEqualTo("processing");
    assertThat(buyer.open(open.getUrl()).body()).contains("The bank debit is under way");
    assertThat(buyer.payWith(open.getUrl(), "x@example.com", Shop.CARD_THAT_PAYS).statusCode())
        .isEqualTo(303);
    assertThat(shop.stripe.v1().charges().list().getData()).as("one attempt").hasSize(1);

    clock.forward(Duration.ofDays(3));

    assertThat(shop.session(open.getId()).getPaymentStatus()).isEqualTo("paid");
    assertThat(shop.intent(complete).getStatus()).isEqualTo("succeeded");
    assertThat(pending()).isEqualTo(10_317);
    assertThat(shop.charge(complete).getBalanceTransactionObject().getType()).isEqualTo("payment");
    assertThat(types())
        .containsSubsequence(
            "payment_intent.processing",
            "checkout.session.completed",
            "charge.succeeded",
            "payment_intent.succeeded",
            "checkout.session.async_payment_succeeded");
  }

  @Test
  void aBankDebitCanFailDaysLater() throws Exception {
    Session complete = shop.sold("order-1", DEBIT_THAT_FAILS);
    assertThat(complete.getStatus()).isEqualTo("complete");
    clock.forward(Duration.ofDays(3));
    Session after = shop.session(complete.getId());
    assertThat(after.getStatus()).isEqualTo("complete");
    assertThat(after.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(shop.intent(after).getStatus()).isEqualTo("requires_payment_method");
    assertThat(shop.charge(after).getStatus()).isEqualTo("failed");
    assertThat(available() + pending()).isZero();
    assertThat(types())
        .containsSubsequence(
            "checkout.session.completed",
            "payment_intent.payment_failed",
            "checkout.session.async_payment_failed");
  }

  @Test
  void aBankDebitCanBeSettledByHandAgainstItsHabit() throws Exception {
    Session first = shop.sold("order-1", DEBIT_THAT_FAILS);
    Session second = shop.sold("order-2", DEBIT_THAT_PAYS);
    assertThat(settle(first, "paid")).isEqualTo(200);
    assertThat(settle(second, "failed")).isEqualTo(200);
    assertThat(settle(second, "failed")).isEqualTo(400);
    clock.forward(Duration.ofDays(4));
    assertThat(shop.session(first.getId()).getPaymentStatus()).isEqualTo("paid");
    assertThat(shop.session(second.getId()).getPaymentStatus()).isEqualTo("unpaid");
  }

  @Test
  void debitsAreTakenOnlyWhereTheyAreOffered() throws Exception {
    Session cardsOnly =
        shop.stripe
            .v1()
            .checkout()
            .sessions()
            .create(
                Shop.order("order-1")
                    .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                    .build());
    assertThat(buyer.payWith(cardsOnly.getUrl(), "ben@example.com", DEBIT_THAT_PAYS).statusCode())
        .isEqualTo(422);
    assertThat(buyer.open(cardsOnly.getUrl()).body()).doesNotContain("Bank debit");
    assertThatThrownBy(() ->
            shop.stripe
                .v1()
                .checkout()
                .sessions()
                .create(
                    Shop.order("order-1")
                        .addPaymentMethodType(SessionCreateParams.PaymentMethodType.PAYPAL)
                        .build()))
        .isInstanceOf(InvalidRequestException.class);
  }

  private void assertComesBack(Charge charge) throws Exception {
    long before = available();
    Refund refund = refund(charge, null);
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThat(available()).isEqualTo(before - 10_500);
    clock.forward(Duration.ofDays(4));
    Refund failed = shop.stripe.v1().refunds().retrieve(refund.getId());
    assertThat(failed.getStatus()).isEqualTo("failed");
    assertThat(failed.getFailureReason()).isEqualTo("expired_or_canceled_card");
    assertThat(available()).isEqualTo(before + 10_317);
    BalanceTransaction back =
        shop.stripe.v1().balanceTransactions().retrieve(failed.getFailureBalanceTransaction());
    assertThat(back.getType()).isEqualTo("refund_failure");
    assertThat(back.getSource()).isEqualTo(refund.getId());
  }

  private Refund refund(Charge charge, Long amount) throws Exception {
    return shop.stripe
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setCharge(charge.getId()).setAmount(amount).build());
  }

  private int settle(Session session, String result) throws Exception {
    return shop.control("/sandbox/sessions/" + session.getId() + "/settle", "result=" + result)
        .statusCode();
  }

  private List<String> types() throws Exception {
    return shop
        .stripe
        .v1()
        .events()
        .list(EventListParams.builder().setLimit(100L).build())
        .getData()
        .reversed()
        .stream()
        .map(Event::getType)
        .toList();
  }

  private long available() throws Exception {
    return shop.stripe.v1().balance().retrieve().getAvailable().getFirst().getAmount();
  }

  private long pending() throws Exception {
    return shop.stripe.v1().balance().retrieve().getPending().getFirst().getAmount();
  }
}
