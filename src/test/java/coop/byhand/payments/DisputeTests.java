package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import coop.byhand.payments.DisputeEvent.FundsReinstated;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Disputes against the sandbox, whose messages may come in any order or not at all. */
@ByhandTest
class DisputeTests {

  @Autowired Payments payments;
  @Autowired Reconciliation reconciliation;
  @Autowired StripeSandbox sandbox;
  @Autowired MovableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient sql;
  @Autowired Heard heard;

  private Till till;
  private PaymentId payment;

  @BeforeEach
  void aPayment() {
    till = new Till(sandbox);
    payment = new Purse(payments, till, clock, transaction).paid(5000);
  }

  @AfterEach
  void everySwitchIsOff() {
    till.clear();
  }

  @Test
  void aDisputeThatIsWonGivesTheMoneyBack() {
    dispute();
    awaitTold(FundsWithdrawn.class);
    assertThat(told(FundsWithdrawn.class).getFirst().amount().minor()).isEqualTo(5000);
    assertThat(told(FundsWithdrawn.class).getFirst().fee().minor()).isPositive();
    till.work("/sandbox/disputes/" + disputes().getFirst() + "/win", "");
    awaitTold(DisputeClosed.class);
    awaitTold(FundsReinstated.class);
    assertThat(told(DisputeOpened.class)).hasSize(1);
    assertThat(told(DisputeClosed.class).getFirst().verdict()).isEqualTo(Verdict.WON);
  }

  @Test
  void aDisputeThatIsLostKeepsIt() {
    dispute();
    awaitTold(FundsWithdrawn.class);
    till.work("/sandbox/disputes/" + disputes().getFirst() + "/lose", "");
    awaitTold(DisputeClosed.class);
    assertThat(told(DisputeClosed.class).getFirst().verdict()).isEqualTo(Verdict.LOST);
    assertThat(told(FundsReinstated.class)).isEmpty();
  }

  @Test
  void messagesInDisorderAndInCopiesTellEachFactOnce() {
    till.set("on=webhook&fault=duplicate&times=20&copies=3&type=charge.dispute");
    dispute();
    awaitTold(FundsWithdrawn.class);
    till.set("on=webhook&fault=reorder&times=20&type=charge.dispute");
    till.work("/sandbox/disputes/" + disputes().getFirst() + "/win", "");
    awaitTold(FundsReinstated.class);
    awaitTold(DisputeClosed.class);
    clock.forward(Duration.ofMinutes(5));
    till.work("/sandbox/tick", "");
    assertThat(all())
        .hasExactlyElementsOfTypes(
            DisputeOpened.class, FundsWithdrawn.class, FundsReinstated.class, DisputeClosed.class);
  }

  @Test
  void aDisputeOfWhichNoMessageArrivedIsFoundByTheReconciliation() {
    till.set("on=webhook&fault=drop&times=99");
    dispute();
    reconciliation.run();
    awaitTold(FundsWithdrawn.class);
    assertThat(told(DisputeOpened.class)).hasSize(1);
  }

  private void dispute() {
    String charge =
        sql.sql("select provider_charge from payments.payment where payment_id = ?")
            .param(payment.value())
            .query(String.class)
            .single();
    till.work("/sandbox/charges/" + charge + "/dispute", "");
  }

  private List<String> disputes() {
    return sql.sql("select provider_dispute from payments.dispute where payment_id = ?")
        .param(payment.value())
        .query(String.class)
        .list();
  }

  private <T extends DisputeEvent> void awaitTold(Class<T> kind) {
    await().atMost(Purse.PATIENCE).untilAsserted(() -> assertThat(told(kind)).hasSize(1));
  }

  private <T extends DisputeEvent> List<T> told(Class<T> kind) {
    return heard.told(kind, event -> event.payment().equals(payment));
  }

  private List<DisputeEvent> all() {
    return told(DisputeEvent.class);
  }
}
