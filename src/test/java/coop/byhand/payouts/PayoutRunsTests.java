package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.members.Member;
import coop.byhand.payments.Alerts;
import coop.byhand.payments.Recipient;
import coop.byhand.payments.TransferEvent;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Members are paid, each what is theirs and never twice: against the books and the sandbox. */
@ByhandTest
class PayoutRunsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** No two payouts of these tests have the same amount, so that each is found at the provider. */
  private static final AtomicLong AMOUNTS = new AtomicLong(20_011);

  @Autowired BeanFactory house;
  @Autowired Payouts payouts;
  @Autowired PayoutRuns runs;
  @Autowired Releases releases;
  @Autowired Alerts alerts;
  @Autowired MovableClock clock;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;

  private final long cents = AMOUNTS.addAndGet(7);
  private PayDesk desk;
  private Member ana;

  @BeforeEach
  void anaSells() {
    desk = new PayDesk(house);
    desk.provider().fund(200_000);
    ana = desk.maker();
  }

  @AfterEach
  void everySwitchIsOff() {
    desk.provider().clear();
  }

  @Test
  void fromTheSaleThroughTheHoldToTheAccountAtTheProvider() {
    desk.ready(ana);
    desk.sells(ana, cents);
    assertThat(desk.balance(ana).pending().minor()).isEqualTo(cents);
    desk.afterTheHold();
    desk.nextRun();
    Payout payout = awaitSent();
    assertThat(payout.amount().minor()).isEqualTo(cents);
    assertThat(desk.provider().transfersOf(cents)).hasSize(1);
    assertThat(desk.balance(ana).available().isZero()).isTrue();
    assertThat(desk.balance(ana).inTransit().isZero()).isTrue();
    assertThat(payouts.find(payout.id())).contains(payout);
    assertThat(payouts.of(ana.id()).nextRun()).isAfter(clock.instant());
    assertThat(journals(payout)).containsExactly("payout", "payout_sent");
    assertThat(amiss("l06_paid_once")).isEmpty();
  }

  @Test
  void aMemberWithoutAnAccountKeepsTheMoneyAndIsToldWhy() {
    desk.earns(ana, cents);
    desk.nextRun();
    assertThat(payouts.of(ana.id()).leftOut())
        .hasValueSatisfying(left -> {
          assertThat(left.reason()).isEqualTo(LeftOut.Reason.NO_ACCOUNT);
          assertThat(left.amount().minor()).isEqualTo(cents);
        });
    assertThat(payouts.report().waiting())
        .anySatisfy(left -> assertThat(left.member()).isEqualTo(ana.id()));
    desk.begins(ana);
    desk.nextRun();
    assertThat(payouts.of(ana.id()).leftOut().orElseThrow().reason())
        .isEqualTo(LeftOut.Reason.ACCOUNT_UNFINISHED);
    assertThat(desk.balance(ana).available().minor()).isEqualTo(cents);
    desk.ready(ana);
    desk.nextRun();
    awaitSent();
    assertThat(payouts.of(ana.id()).leftOut()).isEmpty();
  }

  @Test
  void lessThanTheMinimumWaits() {
    desk.ready(ana);
    desk.earns(ana, payouts.of(ana.id()).minimum().minor() - 1);
    desk.nextRun();
    assertThat(payouts.of(ana.id()).payouts()).isEmpty();
    assertThat(payouts.of(ana.id()).leftOut()).isEmpty();
    desk.earns(ana, cents);
    desk.nextRun();
    assertThat(awaitSent().amount().minor())
        .isEqualTo(cents + payouts.of(ana.id()).minimum().minor() - 1);
  }

  @Test
  void manySweepsAndRunsAtOncePayOnce() throws Exception {
    desk.ready(ana);
    desk.sells(ana, cents);
    clock.forward(Duration.ofDays(100));
    atOnce(() -> {
      releases.sweep();
      runs.pursue();
    });
    awaitSent();
    atOnce(runs::pursue);
    assertThat(payouts.of(ana.id()).payouts()).hasSize(1);
    assertThat(desk.provider().transfersOf(cents)).hasSize(1);
  }

  @Test
  void afterManyMissedIntervalsOneRunIsMade() {
    runs.pursue();
    int before = payouts.report().lastRun().orElseThrow().number();
    clock.forward(Duration.ofDays(200));
    runs.pursue();
    runs.pursue();
    Run run = payouts.report().lastRun().orElseThrow();
    assertThat(run.number()).isEqualTo(before + 1);
    assertThat(run.finishedAt()).isNotNull();
    assertThat(payouts.report().nextRun()).isAfter(clock.instant());
  }

  @Test
  void anAnswerThatIsLostDoesNotPayTwice() {
    desk.ready(ana);
    desk.earns(ana, cents);
    desk.provider().set("on=api&fault=dropped_after_effect&method=POST&path=/v1/transfers&times=1");
    desk.nextRun();
    awaitSent();
    assertThat(desk.provider().transfersOf(cents)).hasSize(1);
  }

  @Test
  void anAccountThatIsStoppedUnheardBringsTheMoneyBackAndTheNextRunPaysIt() {
    desk.ready(ana);
    desk.earns(ana, cents);
    desk.nextRun();
    awaitSent();
    String account = desk.provider().transfersOf(cents).getFirst();
    long more = AMOUNTS.addAndGet(7);
    desk.justBeforeTheNextRun();
    desk.earns(ana, more);
    desk.wasJustAskedAbout(account, PATIENCE);
    desk.provider().set("on=webhook&fault=drop&times=50");
    desk.provider().control("/sandbox/accounts/" + account + "/capability", "status=restricted");
    desk.nextRun();
    Payout failed = await().atMost(PATIENCE).until(this::newest, PayoutRunsTests::hasFailed);
    assertThat(desk.balance(ana).available().minor()).isEqualTo(more);
    assertThat(desk.balance(ana).inTransit().isZero()).isTrue();
    assertThat(journals(failed)).containsExactly("payout", "payout_failed");
    runs.pursue();
    assertThat(newest()).isEqualTo(failed);
    desk.provider().clear();
    desk.provider().control("/sandbox/accounts/" + account + "/capability", "status=active");
    desk.becomes(ana, Recipient.State.READY);
    desk.nextRun();
    await().atMost(PATIENCE).until(this::newest, PayoutRunsTests::isSent);
    assertThat(desk.provider().transfersOf(more)).hasSize(1);
  }

  @Test
  void whereTheCoopsBalanceIsShortThePayoutIsMadeLaterAndOnce() {
    long much = 80_000_000 + cents;
    desk.ready(ana);
    desk.earns(ana, much);
    desk.nextRun();
    Payout first = newest();
    await()
        .atMost(PATIENCE)
        .until(() ->
            hasFailed(newest())
                || alerts.open().stream()
                    .anyMatch(alert -> alert.toString().contains(first.transfer().toString())));
    assertThat(desk.provider().transfersOf(much)).isEmpty();
    desk.provider().fund(90_000_000);
    desk.nextRun();
    await().atMost(PATIENCE.multipliedBy(2)).until(this::newest, PayoutRunsTests::isSent);
    assertThat(desk.provider().transfersOf(much)).hasSize(1);
    assertThat(payouts.of(ana.id()).payouts()).filteredOn(PayoutRunsTests::isSent).hasSize(1);
    assertThat(desk.balance(ana).inTransit().isZero()).isTrue();
  }

  @Test
  void theSameWordTwiceChangesNothingAndAnotherWordIsRefused() {
    desk.ready(ana);
    desk.earns(ana, cents);
    desk.nextRun();
    Payout sent = awaitSent();
    publish(new TransferEvent.TransferSent(sent.transfer(), sent.amount(), clock.instant()));
    assertThat(newest()).isEqualTo(sent);
    assertThatThrownBy(() ->
            publish(
                new TransferEvent.TransferFailed(
                    sent.transfer(), sent.amount(), "no", clock.instant())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(newest()).isEqualTo(sent);
    assertThat(journals(sent)).containsExactly("payout", "payout_sent");
  }

  @Test
  void aPayoutThatTheProviderDoesNotDecideIsShownAndNeverMadeAgain() {
    desk.wasPaid(ana, "intended", Duration.ofDays(4));
    Payout stuck = newest();
    // The view goes by the newest journal where the clock of the house is ahead.
    desk.sells(ana, cents);
    assertThat(payouts.report().stuck()).contains(stuck);
    assertThat(amiss("l10_payouts_nothing_stuck")).containsExactly("payout " + stuck.id().value());
    // It is a row without a claim in the books and without a transfer.
    assertThat(amiss("l06_paid_once"))
        .containsExactlyInAnyOrder(
            "payout " + stuck.id().value(), "member " + ana.id().value() + " in EUR");
    desk.nextRun();
    assertThat(payouts.of(ana.id()).payouts()).containsExactly(stuck);
  }

  private Payout awaitSent() {
    return await().atMost(PATIENCE).until(this::newest, PayoutRunsTests::isSent);
  }

  private Payout newest() {
    return payouts.of(ana.id()).payouts().getFirst();
  }

  private static boolean isSent(Payout payout) {
    return payout.state() instanceof PayoutState.Sent;
  }

  private static boolean hasFailed(Payout payout) {
    return payout.state() instanceof PayoutState.Failed;
  }

  /** What a look at an invariant finds about this member. */
  private List<String> amiss(String view) {
    return sql.sql("select subject from oversight." + view).query(String.class).list().stream()
        .filter(subject ->
            subject.contains(ana.id().value().toString())
                || payouts.of(ana.id()).payouts().stream()
                    .anyMatch(payout -> subject.contains(payout.id().value().toString())))
        .toList();
  }

  private List<String> journals(Payout payout) {
    return sql.sql("select kind from ledger.journal where cause = ? order by journal_id")
        .param(payout.id().toString())
        .query(String.class)
        .list();
  }

  private void publish(TransferEvent event) {
    transaction.executeWithoutResult(ignored -> events.publishEvent(event));
  }

  private static void atOnce(Runnable deed) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Object> done :
          threads.invokeAll(
              Stream.<Callable<Object>>generate(() -> Executors.callable(deed))
                  .limit(4)
                  .toList())) {
        done.get();
      }
    }
  }
}
