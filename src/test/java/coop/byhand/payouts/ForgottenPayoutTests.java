package coop.byhand.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.members.Member;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.Till;
import coop.byhand.payments.TransferId;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Payouts that the provider made in our name and that we have forgotten, as after a copy of the
 * database was restored.
 */
@ByhandTest
class ForgottenPayoutTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicLong AMOUNTS = new AtomicLong(31_013);

  @Autowired BeanFactory house;
  @Autowired Payouts payouts;
  @Autowired Reconciliation reconciliation;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired JdbcClient sql;

  private final long cents = AMOUNTS.addAndGet(7);
  private PayDesk desk;
  private Till till;
  private Member ana;

  @BeforeEach
  void anaHasAnAccount() {
    desk = new PayDesk(house);
    till = new Till(sandbox);
    desk.provider().fund(200_000);
    ana = desk.maker();
    desk.ready(ana);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void aMessageAboutAForgottenPayoutWritesItDownAndNothingIsPaidTwice() {
    desk.earns(ana, cents);

    PayoutId forgotten = paidAtTheProvider(cents);

    awaitRemembered(forgotten);
    assertThat(desk.balance(ana).available().isZero()).isTrue();
    assertThat(desk.balance(ana).recoverable().isZero()).isTrue();
    desk.nextRun();
    assertThat(desk.provider().transfersOf(cents)).as("paid once").hasSize(1);
    assertThat(
            sql.sql("select count(*) from oversight.l06_paid_once where subject like ?")
                .param("member " + ana.id().value() + "%")
                .query(Long.class)
                .single())
        .as("what the provider moved for her and what the books say differ")
        .isZero();
  }

  @Test
  void withoutAMessageTheProvidersListTellsOfIt() {
    desk.earns(ana, cents);
    till.set("on=webhook&fault=drop&times=99");

    PayoutId forgotten = paidAtTheProvider(cents);
    reconciliation.run();

    awaitRemembered(forgotten);
    assertThat(desk.balance(ana).available().isZero()).isTrue();
  }

  /** Both messages come at once, and both payouts belong to the run that handled neither. */
  @Test
  void ofTwoForgottenPayoutsNoneIsLost() {
    desk.earns(ana, 3 * cents);

    PayoutId first = paidAtTheProvider(cents);
    PayoutId second = paidAtTheProvider(cents);

    awaitRemembered(first);
    awaitRemembered(second);
    assertThat(desk.balance(ana).available().minor()).isEqualTo(cents);
  }

  @Test
  void anAccountThatWasForgottenTooIsThePayeesAgain() {
    desk.earns(ana, cents);
    String account = account();
    // As the restored copy has it: she had not been introduced yet.
    sql.sql("alter table payments.recipient disable trigger all").update();
    sql.sql("delete from payments.recipient where payee = ?").param(ana.id().toString()).update();
    sql.sql("alter table payments.recipient enable trigger all").update();

    PayoutId forgotten = paidAtTheProvider(cents, account);

    awaitRemembered(forgotten);
    assertThat(account()).isEqualTo(account);
    assertThat(desk.balance(ana).available().isZero()).isTrue();
  }

  @Test
  void whatIsNotAvailableYetIsOwedUntilItIs() {
    PayoutId forgotten = paidAtTheProvider(cents);

    awaitRemembered(forgotten);
    assertThat(desk.balance(ana).recoverable().minor()).isEqualTo(cents);
    desk.earns(ana, cents + 100);
    assertThat(desk.balance(ana).recoverable().isZero()).isTrue();
    assertThat(desk.balance(ana).available().minor()).isEqualTo(100);
  }

  private void awaitRemembered(PayoutId payout) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(payouts.find(payout))
                .hasValueSatisfying(found -> {
                  assertThat(found.state()).isInstanceOf(PayoutState.Sent.class);
                  assertThat(found.member()).isEqualTo(ana.id());
                  assertThat(found.amount().minor()).isEqualTo(cents);
                }));
  }

  /** As we once asked for it. */
  private PayoutId paidAtTheProvider(long amount) {
    return paidAtTheProvider(amount, account());
  }

  private PayoutId paidAtTheProvider(long amount, String account) {
    PayoutId payout = PayoutId.at(clock.instant());
    till.post(
        "/v1/transfers",
        "amount="
            + amount
            + "&currency=eur&destination="
            + account
            + "&transfer_group="
            + payout
            + "&metadata[transfer]="
            + TransferId.at(clock.instant()));
    return payout;
  }

  private String account() {
    return sql.sql("select provider_account from payments.recipient where payee = ?")
        .param(ana.id().toString())
        .query(String.class)
        .single();
  }
}
