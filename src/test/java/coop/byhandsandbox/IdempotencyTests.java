package coop.byhandsandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The promise about idempotency keys, and what happens when an answer gets lost. */
class IdempotencyTests {
  private final SteppedClock clock = SteppedClock.today();
  private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.on(clock).build());
  private final Shop shop = new Shop(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theSameRequestWithTheSameKeyIsDoneOnce() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    Refund first = refund(charge, 100, "refund:1");
    Refund second = refund(charge, 100, "refund:1");
    assertThat(second.getId()).isEqualTo(first.getId());
    assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
        .hasValue("true");
    assertThat(second.getLastResponse().headers().firstValue("Original-Request"))
        .isEqualTo(first.getLastResponse().headers().firstValue("Request-Id"));
    assertThat(refunded(charge)).isEqualTo(100);
  }

  @Test
  void anotherRequestWithTheSameKeyIsRefused() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    refund(charge, 100, "refund:1");
    assertThatThrownBy(() -> refund(charge, 101, "refund:1"))
        .isInstanceOfSatisfying(
            IdempotencyException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getStripeError().getType()).isEqualTo("idempotency_error");
            });
    assertThatThrownBy(() ->
            shop.stripe
                .v1()
                .checkout()
                .sessions()
                .create(Shop.order("order-2").build(), Shop.key("refund:1")))
        .isInstanceOf(IdempotencyException.class);
    assertThat(refunded(charge)).isEqualTo(100);
  }

  @Test
  void theOrderOfTheParametersDoesNotMatter() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    HttpResponse<String> first =
        shop.post("/v1/refunds", "amount=7&charge=" + charge.getId(), "sk_test_x");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(FormBody.canonical(FormBody.parse("b[1]=2&a=1&b[0]=1")))
        .isEqualTo(FormBody.canonical(FormBody.parse("a=1&b[]=1&b[]=2")));
  }

  @Test
  void aKeyIsForgottenAfterADay() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    refund(charge, 100, "refund:1");
    clock.forward(Duration.ofHours(24));
    refund(charge, 100, "refund:1");
    assertThat(refunded(charge)).isEqualTo(200);
  }

  @Test
  void aFailureAfterTheEffectIsGivenAgainAndOnlyALookShowsTheTruth() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    shop.control("/sandbox/faults", "on=api&fault=broken_after_effect&path=/v1/refunds");
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> refund(charge, 100, "refund:1"))
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
    }
    assertThat(refunded(charge)).isEqualTo(100);
    assertThat(shop.stripe.v1().refunds().list().getData()).hasSize(1);
  }

  @Test
  void aRefusedParameterDoesNotUseUpTheKey() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    assertThatThrownBy(() -> refund(charge, 0, "refund:1"))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(refund(charge, 100, "refund:1").getAmount()).isEqualTo(100);
  }

  @Test
  void aRefusalDuringTheWorkIsKept() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    assertThatThrownBy(() -> refund(charge, 10_501, "refund:1"))
        .isInstanceOf(InvalidRequestException.class);
    refund(charge, 10_500, "refund:2");
    // Judged anew it would now be refused for another reason: nothing is left to refund.
    assertThatThrownBy(() -> refund(charge, 10_501, "refund:1"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> {
              assertThat(e.getParam()).isEqualTo("amount");
              assertThat(e.getCode()).isNull();
            });
    assertThat(refunded(charge)).isEqualTo(10_500);
  }

  @Test
  void aSecondRequestIsTurnedAwayWhileTheFirstIsBeingAnswered() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    shop.control(
        "/sandbox/faults", "on=api&fault=hangs_after_effect&path=/v1/refunds&millis=60000");
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> {
          try {
            refund(charge, 100, "refund:1");
          } catch (StripeException e) {
            throw new IllegalStateException(e);
          }
        });
    while (refunded(charge) == 0) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> refund(charge, 100, "refund:1"))
        .isInstanceOfSatisfying(
            StripeException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(409);
              assertThat(e.getCode()).isEqualTo("idempotency_key_in_use");
            });
    sandbox.close();
    assertThat(first.handle((done, failed) -> failed).get()).isNotNull();
  }

  @Test
  void aConnectionDroppedAfterTheEffectIsHealedByTheClientsOwnRetry() throws Exception {
    shop.control(
        "/sandbox/faults",
        "on=api&fault=dropped_after_effect&method=POST&path=/v1/checkout&times=1");
    Shop retrying = new Shop(sandbox, "sk_test_x", 2);
    Session session =
        retrying.stripe.v1().checkout().sessions().create(Shop.order("order-1").build());
    assertThat(session.getStatus()).isEqualTo("open");
    assertThat(shop.stripe.v1().checkout().sessions().list().getData()).hasSize(1);
  }

  @Test
  void aRequestDroppedOrRefusedBeforeTheEffectHasNone() throws Exception {
    Charge charge = shop.charge(shop.sold("order-1", Shop.CARD_THAT_PAYS));
    shop.control("/sandbox/faults", "on=api&fault=too_many_requests&path=/v1/refunds");
    assertThatThrownBy(() -> refund(charge, 100, "refund:1"))
        .isInstanceOfSatisfying(
            StripeException.class, e -> assertThat(e.getStatusCode()).isEqualTo(429));
    shop.control("/sandbox/faults", "on=api&fault=broken_before_effect&path=/v1/refunds");
    assertThatThrownBy(() -> refund(charge, 100, "refund:2")).isInstanceOf(ApiException.class);
    assertThat(refunded(charge)).isZero();
    assertThat(refund(charge, 100, "refund:1").getStatus()).isEqualTo("succeeded");
  }

  private Refund refund(Charge charge, long amount, String key) throws StripeException {
    return shop.stripe
        .v1()
        .refunds()
        .create(
            RefundCreateParams.builder().setCharge(charge.getId()).setAmount(amount).build(),
            Shop.key(key));
  }

  private long refunded(Charge charge) throws StripeException {
    return shop.stripe.v1().charges().retrieve(charge.getId()).getAmountRefunded();
  }
}
