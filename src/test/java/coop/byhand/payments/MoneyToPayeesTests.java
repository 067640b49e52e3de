package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.TransferEvent.ReversalDone;
import coop.byhand.payments.TransferEvent.ReversalFailed;
import coop.byhand.payments.TransferEvent.TransferFailed;
import coop.byhand.payments.TransferEvent.TransferFound;
import coop.byhand.payments.TransferEvent.TransferSent;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money to payees and back from them, against the sandbox. */
@ByhandTest
class MoneyToPayeesTests {

  @Autowired Payments payments;
  @Autowired Recipients recipients;
  @Autowired Transfers transfers;
  @Autowired Alerts alerts;
  @Autowired Reconciliation reconciliation;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Heard heard;

  private Till till;
  private String payee;

  @BeforeEach
  void aPayeeAndSomeMoney() {
    till = new Till(sandbox);
    if (till.available("eur") < 20_000) {
      new Purse(payments, till, clock, transaction).paid(90_000);
      clock.forward(Duration.ofDays(8));
    }
    payee = "payee-" + UUID.randomUUID();
    recipients.onboard(payee, "Ana", "ana@example.com", URI.create("http://localhost/app"));
    capability("active");
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(recipients.find(payee).orElseThrow().state())
                .isEqualTo(Recipient.State.READY));
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void aTransferIsSentOnceHoweverOftenItIsAskedFor() {
    TransferId id = TransferId.at(clock.instant());
    send(id, 2000);
    send(id, 2000);
    awaitState(id, "done");
    assertThat(till.transfers(group(id))).isEqualTo(1);
    assertThat(told(id)).hasExactlyElementsOfTypes(TransferSent.class);
  }

  @Test
  void anErrorThatHidesTheEffectAndIsRepeatedLeadsToOneTransfer() {
    TransferId id = TransferId.at(clock.instant());
    till.set("on=webhook&fault=drop&times=99");
    till.set("on=api&fault=broken_after_effect&method=POST&path=/v1/transfers&times=1");
    send(id, 2000);
    awaitState(id, "done");
    assertThat(till.transfers(group(id))).isEqualTo(1);
    assertThat(told(id)).hasExactlyElementsOfTypes(TransferSent.class);
  }

  @Test
  void aConnectionCutAfterTheEffectLeadsToOneTransfer() {
    TransferId id = TransferId.at(clock.instant());
    till.set("on=webhook&fault=drop&times=99");
    till.set("on=api&fault=dropped_after_effect&method=POST&path=/v1/transfers&times=3");
    send(id, 2000);
    awaitState(id, "done");
    assertThat(till.transfers(group(id))).isEqualTo(1);
  }

  @Test
  void aShortBalanceMakesATransferWaitAndNotFail() {
    TransferId id = TransferId.at(clock.instant());
    till.set("on=money&fault=balance_short&times=1");
    send(id, 1000);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(alerts.open())
                .anySatisfy(alert -> {
                  assertThat(alert.kind()).isEqualTo(Alert.Kind.TRANSFER_WAITS);
                  assertThat(alert.subject()).isEqualTo(id.toString());
                }));
    assertThat(stateOf(id)).isEqualTo("intended");
    clock.forward(Duration.ofMinutes(16));
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> {
          transfers.sweep();
          assertThat(stateOf(id)).isEqualTo("done");
        });
    assertThat(told(id)).hasExactlyElementsOfTypes(TransferSent.class);
    assertThat(alerts.open()).noneMatch(alert -> alert.subject().equals(id.toString()));
  }

  @Test
  void aPayeeWhoCannotReceiveGetsNothingAndItIsToldAtOnce() {
    capability("restricted");
    TransferId id = TransferId.at(clock.instant());
    send(id, 1000);
    awaitState(id, "failed");
    assertThat(told(id)).hasExactlyElementsOfTypes(TransferFailed.class);
    assertThat(till.transfers(group(id))).isZero();
  }

  @Test
  void aStrangerGetsNothing() {
    TransferId id = TransferId.at(clock.instant());
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(
                ignored -> transfers.send(new TransferRequest(id, "payee-nobody", eur(1), "run"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moneyIsTakenBackOnceAndNeverMoreThanWasSent() {
    TransferId id = TransferId.at(clock.instant());
    send(id, 2000);
    awaitState(id, "done");
    till.set("on=api&fault=broken_after_effect&method=POST&path=/v1/transfers/&times=1");
    ReversalId back = ReversalId.at(clock.instant());
    takeBack(back, id, 1500);
    takeBack(back, id, 1500);
    awaitReversal(back, "done");
    assertThatThrownBy(() -> takeBack(ReversalId.at(clock.instant()), id, 501))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() ->
            sql.sql(
                    """
                    insert into payments.transfer_reversal (reversal_id, transfer_id, amount,
                      currency, idem_key, attempt, state, intended_at)
                    values (?, ?, 501, 'EUR', ?, 1, 'intended', now())
                    """)
                .params(UUID.randomUUID(), id.value(), UUID.randomUUID().toString())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("left to take back");
    assertThat(reversed(id)).isEqualTo(1500);
    assertThat(heard.told(ReversalDone.class, each -> each.reversal().equals(back)))
        .singleElement()
        .extracting(ReversalDone::amount)
        .isEqualTo(eur(1500));
  }

  @Test
  void whatThePayeeNoLongerHasCannotBeTakenBack() {
    TransferId id = TransferId.at(clock.instant());
    send(id, 2000);
    awaitState(id, "done");
    // The payee's money goes to the payee's bank.
    clock.forward(Duration.ofDays(10));
    till.work("/sandbox/tick", "");
    ReversalId back = ReversalId.at(clock.instant());
    takeBack(back, id, 2000);
    awaitReversal(back, "failed");
    assertThat(heard.told(ReversalFailed.class, each -> each.reversal().equals(back))).hasSize(1);
    takeBack(ReversalId.at(clock.instant()), id, 2000);
  }

  @Test
  void nothingIsSentWhileATransferAtTheProviderIsNoneOfOurs() {
    String account =
        sql.sql("select provider_account from payments.recipient where payee = ?")
            .param(payee)
            .query(String.class)
            .single();
    till.post("/v1/transfers", "amount=77&currency=eur&destination=" + account);
    clock.forward(Duration.ofHours(2));
    reconciliation.run();
    TransferId id = TransferId.at(clock.instant());
    send(id, 1000);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(alerts.open()).anyMatch(alert -> alert.subject().equals(id.toString())));
    assertThat(till.transfers(group(id))).isZero();
    String movement =
        sql.sql(
                """
                select provider_transaction from payments.balance_transaction t
                where type = 'transfer' and amount = -77 and not exists (
                  select from payments.balance_link l
                  where l.provider_transaction = t.provider_transaction)
                """)
            .query(String.class)
            .single();
    reconciliation.explain(movement, "person_of_the_test", "sent by hand", MovementReason.OWN);
    assertThat(alerts.open()).noneMatch(alert -> alert.subject().equals(movement));
    clock.forward(Duration.ofMinutes(6));
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> {
          transfers.sweep();
          assertThat(stateOf(id)).isEqualTo("done");
        });
  }

  private void send(TransferId id, long cents) {
    transaction.executeWithoutResult(
        ignored -> transfers.send(new TransferRequest(id, payee, eur(cents), group(id))));
  }

  private void takeBack(ReversalId back, TransferId id, long cents) {
    transaction.executeWithoutResult(
        ignored -> transfers.takeBack(new ReversalRequest(back, id, eur(cents))));
  }

  private static String group(TransferId id) {
    return "run-" + id;
  }

  private void capability(String status) {
    String account =
        sql.sql("select provider_account from payments.recipient where payee = ?")
            .param(payee)
            .query(String.class)
            .single();
    till.work("/sandbox/accounts/" + account + "/capability", "status=" + status);
  }

  private List<TransferEvent> told(TransferId id) {
    return heard.told(
        TransferEvent.class,
        event ->
            switch (event) {
              case TransferSent(TransferId sent, Money amount, var at) -> sent.equals(id);
              case TransferFound found -> found.transfer().equals(id);
              case TransferFailed failed -> failed.transfer().equals(id);
              case ReversalDone done -> false;
              case ReversalFailed failed -> false;
            });
  }

  private String stateOf(TransferId id) {
    return sql.sql("select state from payments.transfer where transfer_id = ?")
        .param(id.value())
        .query(String.class)
        .single();
  }

  private void awaitState(TransferId id, String state) {
    await().atMost(Purse.PATIENCE).untilAsserted(() -> assertThat(stateOf(id)).isEqualTo(state));
  }

  private void awaitReversal(ReversalId id, String state) {
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select state from payments.transfer_reversal where reversal_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(state));
  }

  /** How much of a transfer the provider has moved back. */
  private long reversed(TransferId id) {
    String provider =
        sql.sql("select provider_transfer from payments.transfer where transfer_id = ?")
            .param(id.value())
            .query(String.class)
            .single();
    return till.reversed(provider);
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
