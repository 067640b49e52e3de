package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.kernel.Money;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import coop.byhand.payments.DisputeEvent.FundsReinstated;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import coop.byhand.payments.ProviderDispute.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DisputeProgressTests {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final PaymentId PAYMENT = PaymentId.at(NOW);
  private static final Movement TAKEN = new Movement(eur(-5000), eur(2000));
  private static final Movement BACK = new Movement(eur(5000), eur(0));

  @Test
  void aDisputeThatIsHeardOfLateIsToldInItsOwnOrder() {
    DisputeProgress step = step(null, answer("won", TAKEN, BACK));
    assertThat(step.events())
        .hasExactlyElementsOfTypes(
            DisputeOpened.class, FundsWithdrawn.class, FundsReinstated.class, DisputeClosed.class);
    assertThat(step.events().get(1))
        .isInstanceOfSatisfying(
            FundsWithdrawn.class,
            taken -> {
              assertThat(taken.amount()).isEqualTo(eur(5000));
              assertThat(taken.fee()).isEqualTo(eur(2000));
            });
    assertThat(step.note()).isNull();
  }

  @Test
  void aFeeThatIsGivenBackComesBackWithTheMoney() {
    DisputeProgress step = step(null, answer("won", TAKEN, new Movement(eur(5000), eur(-2000))));
    assertThat(step.after().reinstated()).isEqualTo(eur(7000));
  }

  @Test
  void moneyThatIsHeardOfAfterTheEndTellsHowItEnded() {
    DisputeRow lost = step(null, answer("lost")).after();
    assertThat(step(lost, answer("lost", TAKEN)).events())
        .singleElement()
        .isInstanceOfSatisfying(
            FundsWithdrawn.class, taken -> assertThat(taken.ended()).isEqualTo(Verdict.LOST));
  }

  @Test
  void anInquiryAndWhatIsPreventedMoveNoMoney() {
    assertThat(step(null, answer("warning_closed")).events())
        .hasExactlyElementsOfTypes(DisputeOpened.class, DisputeClosed.class);
    assertThat(step(null, answer("prevented")).after().verdict()).isEqualTo(Verdict.PREVENTED);
  }

  @Test
  void aVerdictThatTurnsIsForAPerson() {
    DisputeRow lost = step(null, answer("lost", TAKEN)).after();
    DisputeProgress turned = step(lost, answer("won", TAKEN, BACK));
    assertThat(turned.after().verdict()).isEqualTo(Verdict.LOST);
    assertThat(turned.events()).hasExactlyElementsOfTypes(FundsReinstated.class);
    assertThat(turned.after().status()).isEqualTo("lost");
    assertThat(turned.note()).contains("LOST");
  }

  @Test
  void anInquiryThatIsClosedAndTakesMoneyAllTheSameIsForAPerson() {
    DisputeRow closed = step(null, answer("warning_closed")).after();
    assertThat(step(closed, answer("warning_under_review")).note()).isNull();
    DisputeProgress taken = step(closed, answer("needs_response", TAKEN));
    assertThat(taken.events()).hasExactlyElementsOfTypes(FundsWithdrawn.class);
    assertThat(taken.note()).contains("WARNING_CLOSED", "money left");
  }

  @Test
  void moneyInAnotherCurrencyIsNotCountedAndNoted() {
    Movement dollars = new Movement(Money.of(-5500, "USD"), Money.of(2000, "USD"));
    DisputeProgress step = step(null, answer("needs_response", dollars));
    assertThat(step.events()).hasExactlyElementsOfTypes(DisputeOpened.class);
    assertThat(step.note()).contains("another currency");
  }

  /** Answers that may be old, repeated as often as they like: each fact is told once. */
  @Test
  void anyOrderOfAnswersTellsEachFactOnce() {
    List<ProviderDispute> answers =
        List.of(
            answer("needs_response"),
            answer("needs_response", TAKEN),
            answer("under_review", TAKEN),
            answer("won", TAKEN),
            answer("won", TAKEN, BACK));
    Random random = new Random(11);
    for (int run = 0; run < 2000; run++) {
      List<DisputeEvent> told = new ArrayList<>();
      DisputeRow row = null;
      for (int i = 0; i < 10; i++) {
        DisputeProgress step = step(row, answers.get(random.nextInt(answers.size())));
        told.addAll(step.events());
        assertThat(step.note()).as("run %s", run).isNull();
        row = step.after();
        assertThat(row.status()).isEqualTo(row.verdict() == null ? row.status() : "won");
      }
      DisputeProgress end = step(row, answers.getLast());
      told.addAll(end.events());
      assertThat(end.note()).as("run %s", run).isNull();
      DisputeRow known = step(end.after(), answers.getFirst()).after();
      assertThat(known.status()).as("run %s, after an old answer", run).isEqualTo("won");
      assertThat(known.verdict()).isEqualTo(Verdict.WON);
      for (Class<?> fact :
          List.of(
              DisputeOpened.class,
              FundsWithdrawn.class,
              FundsReinstated.class,
              DisputeClosed.class)) {
        assertThat(told).filteredOn(fact::isInstance).as("run %s, %s", run, fact).hasSize(1);
      }
    }
  }

  private static DisputeProgress step(DisputeRow before, ProviderDispute answer) {
    return DisputeProgress.of(before, PAYMENT, answer, NOW);
  }

  private static ProviderDispute answer(String status, Movement... movements) {
    return new ProviderDispute(
        "dp_1",
        PAYMENT.toString(),
        "ch_1",
        false,
        eur(5000),
        "fraudulent",
        status,
        null,
        List.of(movements));
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
