package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.OutstandingItem.Item;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the books count on and the provider does not list. */
@ByhandTest
class CorrectionsTests {

  private static final String CARLA = "person_of_the_test";

  @Autowired Corrections corrections;
  @Autowired Reconciliation reconciliation;
  @Autowired Alerts alerts;
  @Autowired Payments payments;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

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
    still.executeWithoutResult(ignored -> {
      long before = booksLessTold();
      corrections.correct(seen, CARLA, "Not there.", MovementReason.OWN);
      assertThat(booked(item)).hasSize(2);
      assertThat(booksLessTold()).isEqualTo(before);
      assertThat(corrections.takeBack(standing(item).getFirst(), CARLA))
          .isEqualTo(ExplainOutcome.BOOKED);
      assertThat(booked(item)).hasSize(4);
      assertThat(booksLessTold()).isEqualTo(before);
    });
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
  void whatChangesAfterItsCorrectionIsComparedAgain() {
    Item item = neverListed(1_000);
    corrections.correct(outstanding(item), CARLA, "Not there.", MovementReason.OWN);
    reconciliation.requestIfOutdated();
    assertThat(corrections.areOutdated()).isFalse();
    sql.sql("update payments.payment set fee = 40, fee_transaction = ? where payment_id = ?::uuid")
        .params("txn_of_" + item.subject(), item.subject())
        .update();
    assertThat(corrections.areOutdated()).isTrue();
    reconciliation.requestIfOutdated();
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

  @Test
  void theDatabaseTakesNothingButTheDifference() {
    Item item = neverListed(1_300);
    refused("differs by -1300", () -> force(item, 1, -1_299));
    refused("differs by -1300", () -> force(item, 1, 1_300));
    refused("does not follow", () -> force(item, 2, -1_300));
    force(item, 1, -1_300);
    refused("correction_open", () -> force(item, 2, -1_300));
    refused("not changed", () -> change(item, "amount = -1"));
    refused("not changed", () -> change(item, "words = 'Another.'"));
    refused("not changed", () -> change(item, "booked_at = booked_at"));
    refused("append-only", () -> sql.sql("delete from payments.correction").update());
    refused("append-only", () -> sql.sql("truncate payments.correction").update());
    change(item, "ended_at = booked_at");
    refused("not changed", () -> change(item, "ended_at = booked_at"));
    refused("differs by <NULL>", () -> force(new Item(ItemKind.REFUND, item.subject()), 1, -1_300));
  }

  /** A payment that succeeded three hours ago and that the provider lists nowhere. */
  private Item neverListed(long cents) {
    PaymentId payment = PaymentId.at(clock.instant());
    sql.sql(
            """
            insert into payments.payment (payment_id, reference, description, amount, currency,
              success_uri, cancel_uri, expires_at, idem_key, live, state, provider_session,
              intended_at, decided_at, provider_charge)
            select ?, 'r', 'd', ?, 'EUR', 'x', 'x', at + interval '1 hour', ?, false, 'succeeded',
              ?, at, at, ?
            from (select ?::timestamptz - interval '3 hours' as at) times
            """)
        .params(
            payment.value(),
            cents,
            payment.toString(),
            "cs_" + payment,
            "ch_" + payment,
            clock.instant().toString())
        .update();
    reconciliation.run();
    return item(payment);
  }

  private static Item item(PaymentId payment) {
    return new Item(ItemKind.PAYMENT, payment.value().toString());
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }

  private OutstandingItem outstanding(Item item) {
    return corrections.outstanding().stream()
        .filter(each -> each.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  private List<Correction> standing(Item item) {
    return corrections.standing().stream().filter(each -> each.item().equals(item)).toList();
  }

  private List<Alert> alertsOf(Item item) {
    return alerts.open().stream()
        .filter(alert -> alert.kind() == Alert.Kind.MOVEMENT_MISSING)
        .filter(alert -> alert.subject().equals(item.key()))
        .toList();
  }

  /** What L2 says of it. */
  private List<String> disagreements(Item item) {
    return sql.sql("select detail from oversight.l02_provider_agrees where subject = ?")
        .param(item.kind().code() + " " + item.subject())
        .query(String.class)
        .list();
  }

  /** By how much the books hold more than L2 says they were told, in euros. */
  private long booksLessTold() {
    return sql.sql(
            "select detail from oversight.l02_books_hold_what_was_told where subject = 'EUR'")
        .query(String.class)
        .optional()
        .map(detail -> {
          Matcher sums = Pattern.compile("hold (-?\\d+) .* of (-?\\d+) ").matcher(detail);
          assertThat(sums.find()).as(detail).isTrue();
          return Long.parseLong(sums.group(1)) - Long.parseLong(sums.group(2));
        })
        .orElse(0L);
  }

  private List<String> booked(Item item) {
    return sql.sql(
            """
            select a.chart || ' ' || e.amount
              || case when j.reverses_journal is null then '' else ' reversing' end
            from ledger.journal j
            join ledger.entry e using (journal_id) join ledger.account a using (account_id)
            where j.cause = ? and j.kind = 'correction'
            order by j.journal_id, a.chart
            """)
        .param(item.key())
        .query(String.class)
        .list();
  }

  private void force(Item item, int number, long amount) {
    sql.sql(
            """
            insert into payments.correction (kind, subject, number, amount, currency, reason, words,
              booked_by, booked_at)
            values (?, ?, ?, ?, 'EUR', 'own', 'By force.', 'nobody', now())
            """)
        .params(item.kind().code(), item.subject(), number, amount)
        .update();
  }

  private void change(Item item, String how) {
    sql.sql("update payments.correction set " + how + " where subject = ?")
        .param(item.subject())
        .update();
  }

  private static void refused(String because, Runnable change) {
    assertThatThrownBy(change::run).rootCause().hasMessageContaining(because);
  }
}
