package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.kernel.Money;
import coop.byhand.payments.OpenOutcome.Opened;
import coop.byhand.payments.PaymentState.Succeeded;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A buyer's payments, for tests that are about what comes after. */
record Purse(Payments payments, Till till, Clock clock, TransactionTemplate transaction) {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  PaymentId intend(Money amount, List<PaymentRequest.Item> items) {
    return transaction.execute(ignored ->
        payments.intend(
            new PaymentRequest(
                "reference-" + UUID.randomUUID(),
                amount,
                "Harbour at dawn, Standard licence",
                URI.create("http://localhost/app/ok"),
                URI.create("http://localhost/app/no"),
                clock.instant().plus(Duration.ofMinutes(60)),
                items)));
  }

  URI opened(PaymentId payment) {
    return ((Opened) payments.open(payment)).page();
  }

  /** A payment of so many cents that has succeeded. */
  PaymentId paid(long cents) {
    PaymentId payment = intend(Money.of(cents, "EUR"), List.of());
    till.pay(opened(payment), Till.PAYS);
    awaitSuccess(payment);
    return payment;
  }

  void awaitSuccess(PaymentId payment) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(state(payment)).isInstanceOf(Succeeded.class));
  }

  PaymentState state(PaymentId payment) {
    return payments.report(payment).orElseThrow().state();
  }
}
