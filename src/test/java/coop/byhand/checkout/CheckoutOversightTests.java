package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.checkout.PlaceOutcome.Placed;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The views that show what must never be so are empty, and can see. */
@ByhandTest
class CheckoutOversightTests extends CheckoutStory {

  @Autowired TransactionTemplate transaction;

  private Order order;

  @BeforeEach
  void oneWorkIsPaidAndAnotherWasGone() {
    Work gone = counter.offered(ana, "Gone by noon", 5_000);
    Placed placed = placed(quoted(ben, in("DE"), standard(work, gone)));
    workbench.withdraw(gone.id(), ana.id(), "Sold elsewhere.");
    order = paid(placed);
    awaitInvoice(order.id());
  }

  @Test
  void nothingIsWrongWithAnOrderThatWasPaidInPart() {
    assertThat(shown("l03_orders_captured")).isEmpty();
    assertThat(shown("l04_paid_orders_have_their_licences")).isEmpty();
    assertThat(shown("l09_shares_by_pinned_policy")).isEmpty();
    ben = order.buyer();
    refunds.ask(
        new RefundWish(
            ben, order.id(), List.of(order.granted().getFirst().id()), "Too dark for print."));
    assertThat(shown("l03_orders_captured")).isEmpty();
    assertThat(shown("l04_paid_orders_have_their_licences")).isEmpty();
  }

  @Test
  void moneyThatIsNeitherSoldNorPaidBackIsSeen() {
    String view = "l03_orders_captured";
    assertThat(
            after(
                "update payments.payment set amount = amount + 1 where payment_id = ?",
                order.payment().value(),
                view))
        .containsExactly(order.id().toString());
    assertThat(after("delete from checkout.refund where order_id = ?", order.id().value(), view))
        .containsExactly(order.id().toString());
    assertThat(shown(view)).isEmpty();
  }

  @Test
  void anOrderWithoutItsLicenceSaleOrReceiptIsSeen() {
    String view = "l04_paid_orders_have_their_licences";
    String line = order.granted().getFirst().id().toString();
    String id = order.id().toString();
    assertThat(
            after(
                "delete from licensing.licence where order_line = ?",
                order.granted().getFirst().id().value(),
                view))
        .containsExactly(line);
    assertThat(
            after(
                "update checkout.purchase_line set state = 'ordered', decided_at = null,"
                    + " licence_id = null where line_id = ?",
                order.granted().getFirst().id().value(),
                view))
        .contains(line, id);
    assertThat(after("delete from ledger.paid_order where order_ref = ?", id, view))
        .containsExactly(id);
    assertThat(after("delete from notifications.mail where cause = ?", id + "/receipt", view))
        .containsExactly(id);
    String unbill = "update invoicing.invoice set subject = 'lost' where subject = ?";
    assertThat(after(unbill, id, view)).containsExactly(id);
    assertThat(
            after(
                "update checkout.refund set state = 'agreed', ended_at = null where order_id = ?",
                order.id().value(),
                view))
        .isEmpty();
    assertThat(shown(view)).isEmpty();
  }

  @Test
  void aLicenceThatStaysValidAfterItsPriceWentBackIsSeen() {
    refunds.ask(
        new RefundWish(
            ben, order.id(), List.of(order.granted().getFirst().id()), "Too dark for print."));
    assertThat(
            after(
                "delete from licensing.revocation where licence_id = ?",
                licence(order, 0).value(),
                "l04_paid_orders_have_their_licences"))
        .containsExactly(order.granted().getFirst().id().toString());
  }

  @Test
  void sharesOfAnotherPolicyAreSeen() {
    String view = "l09_shares_by_pinned_policy";
    String line = order.granted().getFirst().reference();
    assertThat(
            after(
                "update ledger.order_line set creator_bp = creator_bp + 1,"
                    + " operating_bp = operating_bp - 1 where line_ref = ?",
                line,
                view))
        .containsExactly(line);
    assertThat(after("update ledger.order_line set net = net + 1 where line_ref = ?", line, view))
        .containsExactly(line);
    assertThat(after("delete from ledger.order_line where line_ref = ?", line, view))
        .containsExactly(line);
    assertThat(shown(view)).isEmpty();
  }

  @Test
  void theBooksHoldWhatTheProviderToldAtAnyMomentAndAMissingCentIsSeen() {
    List<String> before = gap();
    Order another = bought(counter.offered(ana, "Told at once", 7_000));
    assertThat(gap()).as("between a sale and the next comparison").isEqualTo(before);
    assertThat(
            broken(() -> {
              sql.sql(
                      """
                      update ledger.entry set amount = amount + 1
                      where (journal_id, account_id) = (
                        select j.journal_id, e.account_id
                        from ledger.journal j
                        join ledger.entry e using (journal_id)
                        join ledger.account a using (account_id)
                        where j.cause = ? and j.kind = 'sale' and a.chart = 'stripe.balance')
                      """)
                  .param(another.id().toString())
                  .update();
              return gap();
            }))
        .isNotEqualTo(before);
  }

  /**
   * How far the books are from what the provider told, in euro cents. Not nothing here: other tests
   * make payments that no order waits for.
   */
  private List<String> gap() {
    return sql.sql(
            """
            select ((regexp_match(detail, 'hold (-?\\d+)'))[1]::bigint
              - (regexp_match(detail, 'us of (-?\\d+)'))[1]::bigint)::text
            from oversight.l02_books_hold_what_was_told where subject = 'EUR'
            """)
        .query(String.class)
        .list();
  }

  /** What a view shows of this order after a change that is taken back again. */
  private List<String> after(String change, Object parameter, String view) {
    return broken(() -> {
      assertThat(sql.sql(change).param(parameter).update()).isPositive();
      return shown(view);
    });
  }

  private List<String> broken(Supplier<List<String>> look) {
    return transaction.execute(status -> {
      status.setRollbackOnly();
      // Neither keys nor triggers hold for the rest of this transaction.
      sql.sql("set local session_replication_role = replica").update();
      return look.get();
    });
  }

  private List<String> shown(String view) {
    List<String> subjects =
        Stream.concat(
                Stream.of(order.id().toString()),
                order.lines().stream().map(line -> line.id().toString()))
            .toList();
    return sql.sql("select subject from oversight." + view + " where subject in (:subjects)")
        .param("subjects", subjects)
        .query(String.class)
        .list();
  }
}
