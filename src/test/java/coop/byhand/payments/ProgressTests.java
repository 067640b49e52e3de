package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Money;
import coop.byhand.payments.PaymentState.Expired;
import coop.byhand.payments.PaymentState.Failed;
import coop.byhand.payments.PaymentState.Intended;
import coop.byhand.payments.PaymentState.Open;
import coop.byhand.payments.PaymentState.Processing;
import coop.byhand.payments.PaymentState.Succeeded;
import coop.byhand.payments.Progress.Mismatch;
import coop.byhand.payments.Progress.Step;
import coop.byhand.payments.ProviderEvent.PaymentExpired;
import coop.byhand.payments.ProviderEvent.PaymentFailed;
import coop.byhand.payments.ProviderEvent.PaymentSucceeded;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import coop.byhand.payments.ProviderSession.Fee;
import coop.byhand.payments.ProviderSession.Standing;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTests {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Money PRICE = Money.of(5000, "EUR");
  private static final PaymentId ID = PaymentId.at(NOW);

  @Test
  void anOpenedPaymentCanBePaidOnItsPage() {
    Step step = step(intended(), answer(Standing.OPEN));
    assertThat(step.after().state()).isInstanceOf(Open.class);
    assertThat(step.events()).isEmpty();
  }

  @Test
  void aPaidPaymentSucceedsOnceAndItsFeeIsToldOnce() {
    ProviderSession paid = withFee(answer(Standing.PAID), Money.of(100, "EUR"));
    Step first = step(step(intended(), answer(Standing.OPEN)).after(), paid);
    assertThat(first.events())
        .hasExactlyElementsOfTypes(PaymentSucceeded.class, ProviderFeeTaken.class);
    assertThat(step(first.after(), paid).events()).isEmpty();
  }

  @Test
  void aFeeThatComesLaterIsToldThen() {
    Step paid = step(intended(), answer(Standing.PAID));
    assertThat(paid.events()).hasExactlyElementsOfTypes(PaymentSucceeded.class);
    Step later = step(paid.after(), withFee(answer(Standing.PAID), Money.of(100, "EUR")));
    assertThat(later.events()).hasExactlyElementsOfTypes(ProviderFeeTaken.class);
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void nothingUndoesASuccess(Standing later) {
    PaymentRow paid = step(intended(), answer(Standing.PAID)).after();
    Step step = step(paid, answer(later));
    assertThat(step.after().state()).isEqualTo(paid.state()).isInstanceOf(Succeeded.class);
    assertThat(step.events()).isEmpty();
  }

  @Test
  void moneyThatArrivesAfterAllIsNotLost() {
    PaymentRow expired = step(intended(), answer(Standing.EXPIRED)).after();
    assertThat(step(expired, answer(Standing.PAID)).events())
        .hasExactlyElementsOfTypes(PaymentSucceeded.class);
  }

  @Test
  void eachEndIsToldOnce() {
    Step expired = step(intended(), answer(Standing.EXPIRED));
    assertThat(expired.after().state()).isInstanceOf(Expired.class);
    assertThat(expired.events()).hasExactlyElementsOfTypes(PaymentExpired.class);
    Step failed = step(intended(), answer(Standing.FAILED));
    assertThat(failed.after().state()).isInstanceOf(Failed.class);
    assertThat(failed.events()).hasExactlyElementsOfTypes(PaymentFailed.class);
    assertThat(step(failed.after(), answer(Standing.EXPIRED)).events()).isEmpty();
  }

  @Test
  void aDeclinedCardLeavesThePaymentOpenAndSaysWhy() {
    PaymentRow open = step(intended(), answer(Standing.OPEN)).after();
    Step declined = step(open, declined("insufficient_funds"));
    assertThat(declined.after().state())
        .isInstanceOfSatisfying(
            Open.class,
            state -> assertThat(state.decline().code()).isEqualTo("insufficient_funds"));
    assertThat(declined.events()).isEmpty();
  }

  @Test
  void anotherPaymentThanTheOneAskedForChangesNothing() {
    PaymentRow open = step(intended(), answer(Standing.OPEN)).after();
    assertThat(Progress.of(open, session(Standing.PAID, "payment_other", PRICE, false), NOW))
        .isInstanceOf(Mismatch.class);
    assertThat(Progress.of(open, session(Standing.PAID, null, PRICE, false), NOW))
        .isInstanceOf(Mismatch.class);
    Money more = Money.of(5001, "EUR");
    assertThat(Progress.of(open, session(Standing.PAID, ID.toString(), more, false), NOW))
        .isInstanceOf(Mismatch.class);
    Money dollars = Money.of(5000, "USD");
    assertThat(Progress.of(open, session(Standing.PAID, ID.toString(), dollars, false), NOW))
        .isInstanceOf(Mismatch.class);
    assertThat(Progress.of(open, session(Standing.PAID, ID.toString(), PRICE, true), NOW))
        .isInstanceOf(Mismatch.class);
    ProviderSession second =
        new ProviderSession(
            "cs_test_2",
            ID.toString(),
            null,
            Standing.PAID,
            PRICE,
            false,
            null,
            null,
            null,
            null,
            null);
    assertThat(Progress.of(open, second, NOW)).isInstanceOf(Mismatch.class);
  }

  @Test
  void theCountryOfTheBankThatPaidIsKeptOnceItIsTold() {
    ProviderSession paid = withFee(answer(Standing.PAID), Money.of(100, "EUR"));
    ProviderSession told =
        new ProviderSession(
            paid.id(),
            paid.payment(),
            null,
            paid.standing(),
            paid.amount(),
            paid.live(),
            null,
            null,
            paid.charge(),
            paid.fee(),
            "AT");
    PaymentRow after = step(intended(), told).after();
    assertThat(after.country()).isEqualTo("AT");
    assertThat(step(after, paid).after().country()).isEqualTo("AT");
  }

  @Test
  void aFeeInAnotherCurrencyIsNotedAndTheSaleGoesOn() {
    Step step = step(intended(), withFee(answer(Standing.PAID), Money.of(100, "USD")));
    assertThat(step.events()).hasExactlyElementsOfTypes(PaymentSucceeded.class);
    assertThat(step.note()).contains("another currency");
  }

  /** Answers in any order, repeated as often as they like, tell success and fee at most once. */
  @Test
  void anyOrderOfAnswersEndsTheSame() {
    List<ProviderSession> answers =
        List.of(
            answer(Standing.OPEN),
            declined("card_declined"),
            answer(Standing.PROCESSING),
            answer(Standing.PAID),
            withFee(answer(Standing.PAID), Money.of(100, "EUR")));
    Random random = new Random(7);
    for (int run = 0; run < 2000; run++) {
      PaymentRow row = intended();
      List<ProviderEvent> told = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        Step step = step(row, answers.get(random.nextInt(answers.size())));
        told.addAll(step.events());
        row = step.after();
      }
      Step last = step(row, answers.getLast());
      told.addAll(last.events());
      assertThat(last.after().state()).isInstanceOf(Succeeded.class);
      assertThat(told).filteredOn(PaymentSucceeded.class::isInstance).hasSize(1);
      assertThat(told).filteredOn(ProviderFeeTaken.class::isInstance).hasSize(1);
    }
  }

  @Test
  void moneyOnItsWayIsNeitherTakenNorLost() {
    Step step = step(intended(), answer(Standing.PROCESSING));
    assertThat(step.after().state()).isInstanceOf(Processing.class);
    assertThat(step.events()).isEmpty();
  }

  private static Step step(PaymentRow before, ProviderSession answer) {
    return (Step) Progress.of(before, answer, NOW);
  }

  private static PaymentRow intended() {
    PaymentRequest request =
        new PaymentRequest(
            "order_1",
            PRICE,
            "A licence",
            URI.create("http://localhost/ok"),
            URI.create("http://localhost/no"),
            NOW.plusSeconds(3600));
    return new PaymentRow(
        new Intention(ID, request, "checkout:" + ID, 1, false, NOW),
        new Intended(NOW),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ProviderSession answer(Standing standing) {
    return session(standing, ID.toString(), PRICE, false);
  }

  private static ProviderSession session(
      Standing standing, String payment, Money amount, boolean live) {
    return new ProviderSession(
        "cs_test_1",
        payment,
        null,
        standing,
        amount,
        live,
        standing == Standing.OPEN ? "http://localhost/c/pay/cs_test_1" : null,
        null,
        null,
        null,
        null);
  }

  private static ProviderSession declined(String code) {
    ProviderSession open = answer(Standing.OPEN);
    return new ProviderSession(
        open.id(),
        open.payment(),
        null,
        Standing.OPEN,
        PRICE,
        false,
        open.page(),
        code,
        null,
        null,
        null);
  }

  private static ProviderSession withFee(ProviderSession paid, Money fee) {
    return new ProviderSession(
        paid.id(),
        paid.payment(),
        null,
        paid.standing(),
        paid.amount(),
        paid.live(),
        null,
        null,
        "ch_1",
        new Fee("txn_1", fee),
        null);
  }
}
