package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.RefundEvent.RefundFailed;
import coop.byhand.payments.RefundEvent.RefundSent;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money back to buyers, in parts and whole, against the sandbox. */
@ByhandTest
class RefundTests {

  @Autowired Payments payments;
  @Autowired Alerts alerts;
  @Autowired PaymentJobs.Queue queue;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Heard heard;

  private Till till;
  private Purse purse;

  @BeforeEach
  void aBuyer() {
    till = new Till(sandbox);
    purse = new Purse(payments, till, clock, transaction);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void aPaymentGoesBackInPartsUntilNothingIsLeft() {
    PaymentId payment = purse.paid(5000);
    RefundId first = refund(payment, 1999);
    assertThat(payments.left(payment)).isEqualTo(eur(3001));
    RefundId second = refund(payment, 3001);
    assertThat(payments.left(payment).isZero()).isTrue();
    awaitState(first, "done");
    awaitState(second, "done");
    assertThat(till.refunds(charge(payment))).isEqualTo(2);
    assertThat(payments.report(payment).orElseThrow().returnedAt()).isNotNull();
    assertThat(heard.of(first)).hasExactlyElementsOfTypes(RefundSent.class);
    assertThat(heard.of(second)).hasExactlyElementsOfTypes(RefundSent.class);
    assertThat(heard.wholesOf(payment)).isEmpty();
  }

  @Test
  void moreThanIsLeftIsNeverSentBack() {
    PaymentId payment = purse.paid(5000);
    refund(payment, 3000);
    assertThatThrownBy(() -> refund(payment, 2001)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> refund(payment, 0)).isInstanceOf(IllegalStateException.class);
    refund(payment, 2000);
    assertThatThrownBy(() -> refund(payment, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theDatabaseItselfRefusesWhatIsNotLeft() {
    PaymentId payment = purse.paid(5000);
    refund(payment, 4000);
    assertThatThrownBy(() ->
            sql.sql(
                    """
                    insert into payments.refund (refund_id, payment_id, amount, currency, whole,
                      idem_key, attempt, state, intended_at)
                    values (?, ?, 1001, 'EUR', false, ?, 1, 'intended', now())
                    """)
                .params(UUID.randomUUID(), payment.value(), UUID.randomUUID().toString())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("left to send back");
  }

  @Test
  void manyAtOnceNeverSendBackMoreThanWasPaid() throws Exception {
    PaymentId payment = purse.paid(5000);
    int sent = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<RefundId> each :
          threads.invokeAll(
              Stream.<Callable<RefundId>>generate(() -> () -> refund(payment, 1500))
                  .limit(6)
                  .toList())) {
        try {
          each.get();
          sent++;
        } catch (ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(IllegalStateException.class);
        }
      }
    }
    assertThat(sent).isEqualTo(3);
    assertThat(payments.left(payment)).isEqualTo(eur(500));
  }

  @Test
  void oneRefundAskedForTwiceIsOne() {
    PaymentId payment = purse.paid(5000);
    RefundId id = RefundId.at(clock.instant());
    for (int i = 0; i < 2; i++) {
      transaction.executeWithoutResult(ignored -> payments.refund(id, payment, eur(100)));
    }
    awaitState(id, "done");
    assertThat(till.refunds(charge(payment))).isEqualTo(1);
  }

  @Test
  void theRestOfAPaymentGoesBackOnceAndIsToldAsWhole() {
    PaymentId payment = purse.paid(5000);
    awaitState(refund(payment, 1000), "done");
    for (int i = 0; i < 2; i++) {
      transaction.executeWithoutResult(ignored -> payments.sendBack(payment));
    }
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(
            () -> assertThat(payments.report(payment).orElseThrow().returnedAt()).isNotNull());
    assertThat(till.refunds(charge(payment))).isEqualTo(2);
    assertThat(heard.wholesOf(payment))
        .singleElement()
        .satisfies(whole -> assertThat(whole.amount()).isEqualTo(eur(4000)));
  }

  @Test
  void anErrorThatHidesTheEffectAndIsRepeatedLeadsToOneRefund() {
    PaymentId payment = purse.paid(5000);
    till.set("on=webhook&fault=drop&times=99");
    till.set("on=api&fault=broken_after_effect&method=POST&path=/v1/refunds&times=1");
    RefundId id = refund(payment, 1200);
    awaitState(id, "done");
    assertThat(till.refunds(charge(payment))).isEqualTo(1);
    assertThat(heard.of(id)).hasExactlyElementsOfTypes(RefundSent.class);
  }

  @Test
  void aRefundThatFailsDaysLaterIsToldAndCanBeMadeAnew() {
    PaymentId payment = purse.paid(5000);
    till.set("on=money&fault=refund_fails&times=1");
    RefundId id = refund(payment, 5000);
    awaitState(id, "done");
    assertThat(payments.left(payment).isZero()).isTrue();
    clock.forward(Duration.ofDays(10));
    awaitState(id, "failed");
    assertThat(heard.of(id)).hasExactlyElementsOfTypes(RefundSent.class, RefundFailed.class);
    assertThat(payments.left(payment)).isEqualTo(eur(5000));
    assertThat(payments.report(payment).orElseThrow().returnedAt()).isNull();
    assertThat(alerts.open())
        .anySatisfy(alert -> {
          assertThat(alert.kind()).isEqualTo(Alert.Kind.REFUND_FAILED);
          assertThat(alert.subject()).isEqualTo(id.toString());
        });
    Alert alert =
        alerts.open().stream()
            .filter(open -> open.subject().equals(id.toString()))
            .findFirst()
            .orElseThrow();
    alerts.dealtWith(alert, "person_of_the_test", "Looked at.");
    assertThat(alerts.open()).noneMatch(open -> open.subject().equals(id.toString()));
    awaitState(refund(payment, 5000), "done");
  }

  @Test
  void theSameJobPutInByTwoTransactionsAtOnceEndsNeither() throws Exception {
    RefundId stranger = RefundId.at(clock.instant());
    Instant later = clock.instant().plus(Duration.ofDays(3000));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> each :
          threads.invokeAll(
              Stream.<Callable<Integer>>generate(() ->
                      () ->
                          transaction.execute(ignored -> {
                            queue.refund(stranger, later);
                            return sql.sql("select 1").query(Integer.class).single();
                          }))
                  .limit(8)
                  .toList())) {
        assertThat(each.get()).isEqualTo(1);
      }
    }
    assertThat(
            sql.sql("delete from jobs.scheduled_tasks where task_instance = ?")
                .param(stranger.toString())
                .update())
        .isEqualTo(1);
  }

  private RefundId refund(PaymentId payment, long cents) {
    RefundId id = RefundId.at(clock.instant());
    transaction.executeWithoutResult(ignored -> payments.refund(id, payment, eur(cents)));
    return id;
  }

  private void awaitState(RefundId id, String state) {
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select state from payments.refund where refund_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(state));
  }

  private String charge(PaymentId payment) {
    return sql.sql("select provider_charge from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(String.class)
        .single();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
