package coop.byhand.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.payments.OpenOutcome.Decided;
import coop.byhand.payments.PaymentRequest.Item;
import coop.byhand.payments.PaymentState.Expired;
import coop.byhand.payments.PaymentState.Succeeded;
import coop.byhanddemo.MovableClock;
import coop.byhandsandbox.StripeSandbox;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What stands on the provider's page, and closing it before its time. */
@ByhandTest
class PaymentPageTests {

  private static final Money WHOLE = Money.of(5000, "EUR");
  private static final List<Item> ITEMS =
      List.of(
          new Item("Harbour at dawn, Standard licence", Money.of(3000, "EUR")),
          new Item("Fog, Extended licence", Money.of(1500, "EUR")),
          new Item("Value added tax", Money.of(500, "EUR")));

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
  void thePageListsEachItemAndTheWholeIsPaid() {
    PaymentId payment = purse.intend(WHOLE, ITEMS);
    URI page = purse.opened(payment);
    assertThat(till.read(page))
        .contains("Harbour at dawn", "Fog, Extended licence", "Value added tax");
    till.pay(page, Till.PAYS);
    purse.awaitSuccess(payment);
    assertThat(payments.left(payment)).isEqualTo(WHOLE);
  }

  @Test
  void itemsSumToThePayment() {
    assertThatThrownBy(() -> purse.intend(Money.of(5001, "EUR"), ITEMS))
        .isInstanceOf(IllegalArgumentException.class);
    PaymentId payment = purse.intend(WHOLE, List.of());
    assertThatThrownBy(() ->
            sql.sql("insert into payments.payment_item values (?, 1, 'Fog', 4999)")
                .param(payment.value())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("do not sum");
  }

  @Test
  void aClosedPageCannotBePaidAndIsToldAsExpired() {
    PaymentId payment = purse.intend(WHOLE, List.of());
    URI page = purse.opened(payment);
    payments.close(payment);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(purse.state(payment)).isInstanceOf(Expired.class));
    till.pay(page, Till.PAYS);
    assertThat(payments.check(payment).state()).isInstanceOf(Expired.class);
  }

  @Test
  void aPaymentClosedBeforeItWasOpenedStaysClosed() {
    PaymentId payment = purse.intend(WHOLE, List.of());
    payments.close(payment);
    assertThat(payments.open(payment)).isInstanceOf(Decided.class);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(purse.state(payment)).isInstanceOf(Expired.class));
    assertThat(payments.open(payment)).isInstanceOf(Decided.class);
  }

  @Test
  void whoPaidJustBeforeThePageClosedHasPaid() {
    PaymentId payment = purse.intend(WHOLE, List.of());
    URI page = purse.opened(payment);
    till.set("on=webhook&fault=drop&times=99");
    till.pay(page, Till.PAYS);
    assertThat(purse.state(payment)).isInstanceOf(PaymentState.Open.class);
    payments.close(payment);
    await()
        .atMost(Purse.PATIENCE)
        .untilAsserted(() -> assertThat(purse.state(payment)).isInstanceOf(Succeeded.class));
  }
}
