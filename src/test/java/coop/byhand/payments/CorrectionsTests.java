package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.payments.OutstandingItem.Item;
import coop.byhand.payments.ProviderEvent.ProviderFeeTaken;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the books count on and the provider does not list. */
@ByhandTest
class CorrectionsTests extends CorrectionStory {

  @Test
  void whatIsListedADayLateIsCorrectedAndTakenBackByItself() {
    till.set("on=money&fault=charge_booked_late&times=1");
    PaymentId payment = purse.paid(5_000);
    Item item = item(payment);
    clock.forward(Duration.ofHours(3));
    reconciliation.run();
    OutstandingItem seen = outstanding(item);
    assertThat(seen.told()).isEqualTo(eur(5_000));
    assertThat(seen.isNowhere()).isTrue();
    assertThat(seen.source()).hasValueSatisfying(id -> assertThat(id).startsWith("ch_"));
    assertThat(alertsOf(item))
        .singleElement()
        .satisfies(alert ->
            assertThat(alert.detail()).contains("We count on", "page for money that nothing"));
    assertThat(disagreements(item)).hasSize(1);

    assertThat(corrections.correct(seen, CARLA, " ", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.WORDS_MISSING);
    assertThat(corrections.correct(seen, CARLA, "Not there.", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.BOOKED);

    assertThat(booked(item)).containsExactly("other.result 5000", "stripe.balance -5000");
    assertThat(disagreements(item)).isEmpty();
    assertThat(corrections.correct(seen, CARLA, "Once more.", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.NOT_OPEN);
    reconciliation.run();
    assertThat(alertsOf(item)).isEmpty();
    assertThat(booked(item)).hasSize(2);

    clock.forward(Duration.ofDays(1));
    till.work("/sandbox/tick", "");
    reconciliation.run();
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> {
          assertThat(standing(item)).isEmpty();
          assertThat(disagreements(item)).isEmpty();
        });
    assertThat(booked(item))
        .containsExactly(
            "other.result 5000",
            "stripe.balance -5000",
            "other.result -5000 reversing",
            "stripe.balance 5000 reversing");
    assertThat(alertsOf(item)).isEmpty();
  }

  @Test
  void aMistakeIsTakenBackAndTheNextComparisonCallsAgain() {
    Item item = neverListed(700);
    assertThat(
            corrections.correct(outstanding(item), CARLA, "On statement 7.", MovementReason.BANK))
        .isEqualTo(ExplainOutcome.BOOKED);
    assertThat(booked(item)).containsExactly("bank 700", "stripe.balance -700");
    Correction mistaken = standing(item).getFirst();
    assertThat(mistaken.words()).isEqualTo("On statement 7.");

    assertThat(corrections.takeBack(mistaken, CARLA)).isEqualTo(ExplainOutcome.BOOKED);
    assertThat(corrections.takeBack(mistaken, CARLA)).as("once").isEqualTo(ExplainOutcome.NOT_OPEN);
    assertThat(booked(item)).hasSize(4).contains("bank -700 reversing");
    reconciliation.run();
    assertThat(alertsOf(item)).hasSize(1);

    assertThat(corrections.correct(outstanding(item), CARLA, "Lost.", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.BOOKED);
    assertThat(standing(item)).singleElement().extracting(Correction::number).isEqualTo(2);
    assertThat(booked(item)).hasSize(6);
  }

  @Test
  void theBooksHoldWhatTheyWereToldAndCorrected() {
    Item item = neverListed(600);
    OutstandingItem seen = outstanding(item);
    TransactionTemplate still =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    // What other tests left under way is not seen to end meanwhile.
    still.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    // A comparison of a job that runs beside it makes the state too old; then it is read anew.
    await()
        .ignoreExceptionsInstanceOf(PessimisticLockingFailureException.class)
        .atMost(Purse.PATIENCE)
        .until(() -> still.execute(ignored -> correctedAndBack(item, seen)));
  }

  private boolean correctedAndBack(Item item, OutstandingItem seen) {
    long before = booksLessTold();
    corrections.correct(seen, CARLA, "Not there.", MovementReason.OWN);
    assertThat(booked(item)).hasSize(2);
    assertThat(booksLessTold()).isEqualTo(before);
    assertThat(corrections.takeBack(standing(item).getFirst(), CARLA))
        .isEqualTo(ExplainOutcome.BOOKED);
    assertThat(booked(item)).hasSize(4);
    assertThat(booksLessTold()).isEqualTo(before);
    return true;
  }

  @Test
  void whoSawAnotherDifferenceBooksNothing() {
    Item item = neverListed(900);
    OutstandingItem seen = outstanding(item);
    OutstandingItem other =
        new OutstandingItem(item, seen.source(), eur(800), seen.listed(), seen.since());
    assertThat(corrections.correct(other, CARLA, "Mine.", MovementReason.OWN))
        .isEqualTo(ExplainOutcome.NOT_OPEN);
    assertThat(booked(item)).isEmpty();
  }

  @Test
  void aLateFeeHasTheCorrectionOfItsPaymentComparedAgain() {
    Item item = neverListed(1_000);
    corrections.correct(outstanding(item), CARLA, "Not there.", MovementReason.OWN);
    transaction.executeWithoutResult(ignored -> {
      PaymentId payment = new PaymentId(UUID.fromString(item.subject()));
      String fee = "txn_of_" + item.subject();
      sql.sql("update payments.payment set fee = 40, fee_transaction = ? where payment_id = ?")
          .params(fee, payment.value())
          .update();
      events.publishEvent(new ProviderFeeTaken(payment, fee, eur(40), clock.instant()));
    });
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> {
          assertThat(standing(item)).isEmpty();
          assertThat(alertsOf(item)).hasSize(1);
        });
    assertThat(outstanding(item).difference()).isEqualTo(eur(-960));
  }

  @Test
  void twoAtOnceBookOnce() throws Exception {
    Item item = neverListed(1_100);
    OutstandingItem seen = outstanding(item);
    CountDownLatch together = new CountDownLatch(2);
    Callable<ExplainOutcome> one =
        () -> {
          together.countDown();
          together.await();
          return corrections.correct(seen, CARLA, "Not there.", MovementReason.OWN);
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<ExplainOutcome>> both = threads.invokeAll(List.of(one, one));
      assertThat(List.of(both.getFirst().get(), both.getLast().get()))
          .containsExactlyInAnyOrder(ExplainOutcome.BOOKED, ExplainOutcome.NOT_OPEN);
    }
    assertThat(booked(item)).hasSize(2);
  }
}
