package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How failures at the provider are understood, and what the library may not do. */
class StripeGatewayTests {

  @Test
  void theLibraryTellsNothingAboutThisMachine() {
    Stripe.enableTelemetry = true;
    StripeGateway gateway =
        new StripeGateway(
            new PaymentSettings(
                URI.create("http://127.0.0.1:9"),
                "sk_test_abcdefgh",
                "whsec_abcdefgh",
                "whsec_abcdefgi",
                null));
    assertThat(Stripe.enableTelemetry).isFalse();
    assertThat(gateway.live()).isFalse();
  }

  @Test
  void whatGetsTheSameAnswerForEverIsRefusedWithTheProvidersWord() {
    assertThat(
            StripeLine.translated(
                    new InvalidRequestException(
                        "short", null, "req_1", "balance_insufficient", 400, null))
                .code())
        .isEqualTo("balance_insufficient");
    assertThat(
            StripeLine.translated(
                    new InvalidRequestException("odd", null, "req_1", null, 400, null))
                .code())
        .isEqualTo("refused");
    assertThat(
            StripeLine.translated(new IdempotencyException("other parameters", "req_1", null, 400))
                .code())
        .isEqualTo(PaymentRefused.KEY_USED_DIFFERENTLY);
  }

  @Test
  void whatPassesByItselfIsAskedAgainUnderTheSameKey() {
    for (StripeException passing :
        new StripeException[] {
          new IdempotencyException("in flight", "req_1", "idempotency_key_in_use", 409),
          new RateLimitException("too many", null, "req_1", null, 429, null)
        }) {
      assertThatThrownBy(() -> StripeLine.translated(passing))
          .isInstanceOfSatisfying(
              PaymentsUnavailable.class,
              away -> {
                assertThat(away.answered()).isFalse();
                assertThat(away.refusesUs()).isFalse();
              });
    }
  }

  @Test
  void aKeyThatIsNotAcceptedIsToldFromSilence() {
    assertThatThrownBy(() ->
            StripeLine.translated(new AuthenticationException("no such key", "req_1", null, 401)))
        .isInstanceOfSatisfying(
            PaymentsUnavailable.class, away -> assertThat(away.refusesUs()).isTrue());
  }
}
