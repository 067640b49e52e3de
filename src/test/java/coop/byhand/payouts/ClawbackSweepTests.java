package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.ledger.PaidOrder;
import coop.byhand.members.Member;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a member owes after a refund of money that was paid out. */
@ByhandTest
class ClawbackSweepTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicLong AMOUNTS = new AtomicLong(30_017);

  @Autowired BeanFactory house;
  @Autowired Payouts payouts;
  @Autowired ClawbackSweep clawbacks;
  @Autowired MovableClock clock;
  @Autowired JdbcClient sql;

  private final long cents = AMOUNTS.addAndGet(7);
  private PayDesk desk;
  private Member ana;
  private PaidOrder order;

  @BeforeEach
  void anaWasPaid() {
    desk = new PayDesk(house);
    desk.provider().fund(200_000);
    ana = desk.maker();
    desk.ready(ana);
    order = desk.earns(ana, cents);
    desk.nextRun();
    await()
        .atMost(PATIENCE)
        .until(
            () -> payouts.of(ana.id()).payouts().getFirst().state(),
            state -> state instanceof PayoutState.Sent);
  }

  @Test
  void moneyThatIsStillAtTheProviderComesBackOnce() throws Exception {
    desk.refunds(order);
    assertThat(desk.balance(ana).recoverable().minor()).isEqualTo(cents);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Object> done :
          threads.invokeAll(
              Stream.<Callable<Object>>generate(() -> Executors.callable(clawbacks::sweep))
                  .limit(4)
                  .toList())) {
        done.get();
      }
    }
    await().atMost(PATIENCE).until(() -> desk.balance(ana).recoverable().isZero());
    assertThat(desk.balance(ana).available().isZero()).isTrue();
    assertThat(states()).containsExactly("done");
    clawbacks.sweep();
    assertThat(states()).containsExactly("done");
  }

  @Test
  void whatTheProviderRefusesStaysOwedIsNotTriedAgainAndIsSetOff() {
    // The provider pays the member's bank, so nothing is left there.
    clock.forward(Duration.ofDays(4));
    desk.provider().control("/sandbox/tick", "");
    desk.refunds(order);
    clawbacks.sweep();
    await().atMost(PATIENCE).until(() -> states().equals(List.of("failed")));
    assertThat(desk.balance(ana).recoverable().minor()).isEqualTo(cents);
    assertThat(payouts.report().clawbacksRefused())
        .anySatisfy(refused -> assertThat(refused.member()).isEqualTo(ana.id()));
    clawbacks.sweep();
    assertThat(states()).containsExactly("failed");
    desk.earns(ana, cents + 250);
    assertThat(desk.balance(ana).recoverable().isZero()).isTrue();
    assertThat(desk.balance(ana).available().minor()).isEqualTo(250);
  }

  private List<String> states() {
    return sql.sql("select state from payouts.clawback where member_id = ? order by intended_at")
        .param(ana.id().value())
        .query(String.class)
        .list();
  }
}
