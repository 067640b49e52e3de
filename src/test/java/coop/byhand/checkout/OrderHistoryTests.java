package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.licensing.LicenceId;
import coop.byhand.payments.DisputeEvent;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import coop.byhand.payments.RefundId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the money of an order is, long after it was paid. */
@ByhandTest
class OrderHistoryTests extends CheckoutStory {

  @Autowired OrderHistory history;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  @Test
  void anOrderThatIsNotPaidSaysSo() {
    OrderId placed = placed(quoted(work)).order();
    assertThat(money(placed)).isEqualTo(OrderMoney.NOT_PAID);
  }

  @Test
  void aFullyRefundedOrderIsNotPaidAnyMore() {
    Order order = bought(work);
    assertThat(money(order.id())).isEqualTo(OrderMoney.PAID);
    givesBack(order, order.lines().getFirst());
    assertThat(money(order.id())).isIn(OrderMoney.GOES_BACK, OrderMoney.WENT_BACK);
    awaitSent(order.id());
    assertThat(money(order.id())).isEqualTo(OrderMoney.WENT_BACK);
  }

  @Test
  void ofAnOrderRefundedInPartTheRestStaysPaid() {
    Work other = counter.offered(ana, "Boats at noon", 5_000);
    Order order = bought(work, other);
    givesBack(order, order.lines().getFirst());
    awaitSent(order.id());
    assertThat(money(order.id())).isEqualTo(OrderMoney.PART_WENT_BACK);
  }

  @Test
  void whatWasPaidInVainGoesBackUntilItHasGone() {
    var placed = placed(quoted(work));
    workbench.withdraw(work.id(), ana.id(), "Sold elsewhere.");
    Order order = paid(placed);
    assertThat(money(order.id())).isIn(OrderMoney.GOES_BACK, OrderMoney.WENT_BACK);
    awaitSent(order.id());
    assertThat(money(order.id())).isEqualTo(OrderMoney.WENT_BACK);
  }

  @Test
  void anOrderLostInADisputeIsNotPaidAnyMore() {
    Order order = bought(work);
    String dispute = "du_" + UUID.randomUUID();
    tell(
        new DisputeOpened(
            dispute,
            order.payment(),
            order.gross(),
            "fraudulent",
            clock.instant().plusSeconds(600_000),
            clock.instant()));
    assertThat(money(order.id())).isEqualTo(OrderMoney.PAID);
    tell(
        new FundsWithdrawn(
            dispute, order.payment(), order.gross(), eur(2_000), clock.instant(), null));
    tell(new DisputeClosed(dispute, order.payment(), Verdict.LOST, clock.instant()));
    assertThat(money(order.id())).isEqualTo(OrderMoney.TAKEN_BY_BANK);
  }

  @Test
  void theLastAgreedRefundOfEachLineDecides() {
    Work other = counter.offered(ana, "Boats at noon", 5_000);
    Order order = bought(work, other);
    Set<LicenceId> valid = Set.of(licence(order, 0), licence(order, 1));
    RefundState agreed = new RefundState.Agreed(clock.instant());
    RefundState sent = new RefundState.Sent(clock.instant());
    RefundState failed = new RefundState.Failed(clock.instant());
    RefundState refused = new RefundState.Refused(clock.instant(), "You printed it.");

    assertThat(word(order, valid, of(order, new RefundState.Asked(), 0, 1)))
        .isEqualTo(OrderMoney.PAID);
    assertThat(word(order, valid, of(order, refused, 0))).isEqualTo(OrderMoney.PAID);
    assertThat(word(order, valid, of(order, agreed, 0))).isEqualTo(OrderMoney.PART_GOES_BACK);
    assertThat(word(order, Set.of(), of(order, sent, 0), of(order, agreed, 1)))
        .isEqualTo(OrderMoney.GOES_BACK);
    assertThat(word(order, Set.of(), of(order, failed, 0), of(order, sent, 1)))
        .isEqualTo(OrderMoney.NOT_TAKEN);
    assertThat(word(order, Set.of(), of(order, failed, 0, 1), of(order, sent, 0, 1)))
        .isEqualTo(OrderMoney.WENT_BACK);
    assertThat(word(order, Set.of()))
        .as("licences that ended for another reason stay paid")
        .isEqualTo(OrderMoney.PAID);
  }

  private static OrderMoney word(Order order, Set<LicenceId> valid, Refund... refunds) {
    return OrderMoney.of(order, List.of(refunds), List.of(), valid);
  }

  private Refund of(Order order, RefundState state, int... lines) {
    return new Refund(
        RefundId.at(clock.instant()),
        order.id(),
        Refund.Kind.ASKED,
        Arrays.stream(lines)
            .mapToObj(order.lines()::get)
            .map(line -> new Refund.Part(line.id(), line.gross()))
            .toList(),
        "Too dark for print.",
        clock.instant(),
        state);
  }

  private void givesBack(Order order, OrderLine line) {
    assertThat(
            refunds.ask(new RefundWish(ben, order.id(), List.of(line.id()), "Too dark for print.")))
        .isInstanceOf(RefundOutcome.Agreed.class);
  }

  private void tell(DisputeEvent event) {
    transaction.executeWithoutResult(status -> events.publishEvent(event));
  }

  private OrderMoney money(OrderId id) {
    return history.of(ben).stream()
        .filter(entry -> entry.order().id().equals(id))
        .findFirst()
        .orElseThrow()
        .money();
  }
}
