package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.payments.PaymentId;
import java.util.List;

/** What tests of money that no order waits for ask and await. */
abstract class StrayStory extends CheckoutStory {

  void awaitReturned(StrayPage page) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(stateOfRefund(page)).containsExactly("done"));
    assertThat(
            count(
                "select count(*) from checkout.stray_refund s join payments.payment p"
                    + " using (payment_id) where p.provider_session = ?"
                    + " and s.state = 'sent'",
                page.session()))
        .isEqualTo(1);
  }

  List<String> stateOfRefund(StrayPage page) {
    return ofRefund("state", page);
  }

  String refundAtTheProvider(StrayPage page) {
    return ofRefund("provider_refund", page).getFirst();
  }

  List<String> ofRefund(String column, StrayPage page) {
    return sql.sql(
            "select r."
                + column
                + " from payments.refund r join payments.payment p using (payment_id)"
                + " where p.provider_session = ?")
        .param(page.session())
        .query(String.class)
        .list();
  }

  /** What the books say that an order has left at the provider, minor units. */
  long heldAtTheProvider(OrderId order) {
    return left(order, "stripe.balance");
  }

  long left(OrderId order, String chart) {
    return sql.sql(
            "select coalesce(sum(e.amount), 0) from ledger.journal j"
                + " join ledger.entry e using (journal_id)"
                + " join ledger.account a using (account_id)"
                + " where j.cause = ? and a.chart = ?")
        .params(order.toString(), chart)
        .query(Long.class)
        .single();
  }

  /** The fee, as it lowers the balance. */
  long feeOf(PaymentId payment) {
    return -sql.sql("select fee from payments.payment where payment_id = ?")
        .param(payment.value())
        .query(Long.class)
        .single();
  }
}
