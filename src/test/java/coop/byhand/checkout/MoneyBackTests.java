package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.Invoice;
import coop.byhand.licensing.DownloadOutcome;
import coop.byhand.licensing.Downloads;
import coop.byhand.policy.InForce;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Buyers who want their money back. */
@ByhandTest
class MoneyBackTests extends CheckoutStory {

  @Autowired Downloads downloads;
  @Autowired InForce inForce;

  private PersonId board;

  @BeforeEach
  void somebodyDecides() {
    board = atelier.member("Carla Reyes").person();
  }

  @Test
  void whatWasNotFetchedGoesBackByItselfOutOfTheSalesOwnShares() {
    Work other = counter.offered(ana, "Boats at noon", 5_000);
    Order order = paid(placed(quoted(ben, in("DE"), standard(work, other))));
    OrderLine line = order.lines().getFirst();
    assertThat(refunds.wayBack(order, line)).isEqualTo(GiveBack.BY_ITSELF);

    RefundOutcome outcome = ask(order, line);

    assertThat(outcome).isInstanceOf(RefundOutcome.Agreed.class);
    assertThat(((RefundOutcome.Agreed) outcome).refund().amount()).isEqualTo(eur(11_900));
    assertThat(licensing.find(licence(order, 0), ben).orElseThrow().isValid()).isFalse();
    assertThat(licensing.find(licence(order, 1), ben).orElseThrow().isValid()).isTrue();
    assertThat(ledger.leftOf(line.reference())).isEqualTo(eur(0));
    assertThat(ledger.pendingOf(ana.id(), EUR))
        .isEqualTo(order.lines().get(1).settlement().creator());
    List<Invoice> papers = invoices.ofSubject(order.id().toString());
    assertThat(papers)
        .extracting(Invoice::kind)
        .containsExactly(Invoice.Kind.INVOICE, Invoice.Kind.CREDIT_NOTE);
    assertThat(papers.getLast().totals())
        .isEqualTo(new Invoice.Totals(eur(10_000), eur(1_900), eur(11_900)));

    Refund sent = awaitSent(order.id());
    assertThat(refundsAtTheProvider(order.id())).isEqualTo(1);
    assertThat(journals(order.id())).contains("sale", "refund", "refund_done");
    assertThat(
            count(
                "select count(*) from notifications.mail where cause = ?", sent.id() + "/decided"))
        .isEqualTo(1);
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void aFetchedFileWaitsForTheBoardThatKeepsTheMoneyWithAnAnswer() {
    Order order = bought(work);
    fetchesTheFile(order);

    RefundOutcome.Waiting waiting = (RefundOutcome.Waiting) ask(order, order.lines().getFirst());
    Refund refund = waiting.refund();
    assertThat(refunds.waiting()).contains(refund);
    assertThat(licensing.find(licence(order, 0), ben).orElseThrow().isValid()).isTrue();
    assertThat(ask(order, order.lines().getFirst())).isInstanceOf(RefundOutcome.NothingLeft.class);
    assertThat(refunds.refuse(refund.id(), board, "  "))
        .isInstanceOf(RefundOutcome.Incomplete.class);
    assertThat(refunds.refuse(refund.id(), board, "You have used it in print."))
        .isInstanceOf(RefundOutcome.Refused.class);

    assertThat(refunds.of(order.id()).getFirst().state())
        .isInstanceOfSatisfying(
            RefundState.Refused.class,
            refused -> assertThat(refused.answer()).isEqualTo("You have used it in print."));
    assertThat(refunds.agree(refund.id(), board)).isInstanceOf(RefundOutcome.Unknown.class);
    assertThat(licensing.find(licence(order, 0), ben).orElseThrow().isValid()).isTrue();
    assertThat(journals(order.id())).doesNotContain("refund");
  }

  @Test
  void theBoardCanLetTheMoneyGoBackOnce() {
    Order order = bought(work);
    fetchesTheFile(order);
    Refund refund = ((RefundOutcome.Waiting) ask(order, order.lines().getFirst())).refund();

    assertThat(refunds.agree(refund.id(), board)).isInstanceOf(RefundOutcome.Agreed.class);
    assertThat(refunds.agree(refund.id(), board)).isInstanceOf(RefundOutcome.Unknown.class);

    assertThat(licensing.find(licence(order, 0), ben).orElseThrow().isValid()).isFalse();
    awaitSent(order.id());
    assertThat(refundsAtTheProvider(order.id())).isEqualTo(1);
  }

  @Test
  void afterTheVotedTimeTheBoardDecides() {
    Order order = bought(work);
    clock.forward(inForce.policy().refundRules().window().plus(Duration.ofMinutes(1)));
    assertThat(refunds.wayBack(order, order.lines().getFirst())).isEqualTo(GiveBack.BY_THE_BOARD);
    assertThat(ask(order, order.lines().getFirst())).isInstanceOf(RefundOutcome.Waiting.class);
  }

  @Test
  void askedManyTimesAtOnceItGoesBackOnce() throws Exception {
    Order order = bought(work);
    List<RefundOutcome> outcomes = atOnce(5, () -> ask(order, order.lines().getFirst()));
    List<RefundOutcome> others = new ArrayList<>(outcomes);
    others.removeIf(RefundOutcome.Agreed.class::isInstance);
    assertThat(others).hasSize(4).allMatch(RefundOutcome.NothingLeft.class::isInstance);
    awaitSent(order.id());
    assertThat(refundsAtTheProvider(order.id())).isEqualTo(1);
    assertThat(ask(order, order.lines().getFirst())).isInstanceOf(RefundOutcome.NothingLeft.class);
  }

  @Test
  void withoutAReasonOrALineOrForSomebodyElseNothingGoesBack() {
    Order order = bought(work);
    OrderLineId line = order.lines().getFirst().id();
    assertThat(refunds.ask(new RefundWish(ben, order.id(), List.of(line), " ")))
        .isInstanceOf(RefundOutcome.Incomplete.class);
    assertThat(refunds.ask(new RefundWish(ben, order.id(), List.of(line), "x".repeat(1_001))))
        .isInstanceOf(RefundOutcome.Incomplete.class);
    assertThat(refunds.ask(new RefundWish(ben, order.id(), List.of(), "Too dark.")))
        .isInstanceOf(RefundOutcome.Incomplete.class);
    PersonId stranger = counter.buyer("Eve Hart");
    assertThat(refunds.ask(new RefundWish(stranger, order.id(), List.of(line), "Too dark.")))
        .isInstanceOf(RefundOutcome.Unknown.class);
    OrderId unpaid = placed(quoted(work)).order();
    assertThat(refunds.ask(new RefundWish(ben, unpaid, List.of(line), "Too dark.")))
        .isInstanceOf(RefundOutcome.Unknown.class);
    assertThat(refunds.of(order.id())).isEmpty();
  }

  private RefundOutcome ask(Order order, OrderLine... lines) {
    return refunds.ask(
        new RefundWish(
            order.buyer(),
            order.id(),
            Arrays.stream(lines).map(OrderLine::id).toList(),
            "Too dark for print."));
  }

  private void fetchesTheFile(Order order) {
    String path = licensing.downloadLink(licence(order, 0), ben).toString();
    assertThat(downloads.open(path.substring(path.lastIndexOf('/') + 1), Optional.of(ben)))
        .isInstanceOf(DownloadOutcome.Ready.class);
  }
}
