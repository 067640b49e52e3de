package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.invoicing.Invoice;
import coop.byhand.kernel.Money;
import coop.byhand.payments.DisputeEvent;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.DisputeOpened;
import coop.byhand.payments.DisputeEvent.FundsReinstated;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What buyers' banks take back, as the payments room tells it. */
@ByhandTest
class DisputedOrdersTests extends CheckoutStory {

  private static final Money FEE = eur(2_000);

  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private Order order;
  private String dispute;

  @BeforeEach
  void benHasBought() {
    order = paid(placed(quoted(ben, in("DE"), standard(work))));
    dispute = "du_" + UUID.randomUUID();
  }

  @Test
  void aDisputeThatIsWonLeavesEverythingAsItWas() {
    tell(opened());
    assertThat(standing()).isEqualTo(Dispute.State.OPENED);
    tell(withdrawn());
    assertThat(standing()).isEqualTo(Dispute.State.WITHDRAWN);
    assertThat(askForMoney()).isInstanceOf(RefundOutcome.InDispute.class);
    assertThat(ledger.leftOf(reference())).isEqualTo(eur(0));
    tell(closed(Verdict.WON));
    tell(new FundsReinstated(dispute, order.payment(), order.gross(), now()));

    assertThat(standing()).isEqualTo(Dispute.State.WON);
    assertThat(isLicensed()).isTrue();
    assertThat(ledger.leftOf(reference())).isEqualTo(order.gross());
    assertThat(creditNotes()).isEmpty();
    assertThat(askForMoney()).isInstanceOf(RefundOutcome.Agreed.class);
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void aLostDisputeEndsTheLicencesAndIsPutOnACreditNote() {
    tell(opened());
    tell(withdrawn());
    assertThat(isLicensed()).isTrue();
    tell(closed(Verdict.LOST));
    itIsLost();
  }

  @Test
  void inWhateverOrderTheMessagesComeItIsLostOnce() {
    tell(closed(Verdict.LOST));
    assertThat(isLicensed()).as("no money has gone yet").isTrue();
    tell(withdrawn());
    tell(opened());
    itIsLost();

    List<Dispute> all = disputes.of(order.id());
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().reason()).isEqualTo("fraudulent");
    assertThat(all.getFirst().amount()).isEqualTo(order.gross());
  }

  @Test
  void moneyThatGoesBeforeTheDisputeIsToldIsBookedAllTheSame() {
    tell(withdrawn());
    tell(opened());
    assertThat(standing()).isEqualTo(Dispute.State.WITHDRAWN);
    tell(closed(Verdict.LOST));
    itIsLost();
  }

  @Test
  void aWarningThatComesToNothingTakesNothing() {
    tell(opened());
    assertThat(askForMoney()).isInstanceOf(RefundOutcome.InDispute.class);
    tell(closed(Verdict.WARNING_CLOSED));
    assertThat(standing()).isEqualTo(Dispute.State.WARNING_CLOSED);
    assertThat(isLicensed()).isTrue();
    assertThat(ledger.leftOf(reference())).isEqualTo(order.gross());
  }

  @Test
  void whatIsSettledBeforeADisputeWithMoneyIsTheBuyersAndNoLongerLicensed() {
    tell(opened());
    tell(withdrawn());
    tell(closed(Verdict.PREVENTED));
    itEndsWithTheMoneyGone(Dispute.State.PREVENTED);
  }

  @Test
  void settledBeforeItsMoneyIsToldItEndsTheSameWay() {
    tell(closed(Verdict.PREVENTED));
    assertThat(isLicensed()).as("no money has gone yet").isTrue();
    tell(withdrawn());
    itEndsWithTheMoneyGone(Dispute.State.PREVENTED);
  }

  @Test
  void aProviderThatSettlesItBeforeADisputeIsUnderstood() {
    String charge =
        sql.sql("select provider_charge from payments.payment where payment_id = ?")
            .param(order.payment().value())
            .query(String.class)
            .single();
    dispute = till.dispute(charge, "as=prevented");
    await().atMost(PATIENCE).until(() -> !isLicensed());
    itEndsWithTheMoneyGone(Dispute.State.PREVENTED);
  }

  @Test
  void aPartThatIsLostEndsNoLicenceThatIsPaidForInPart() {
    Order two = bought(counter.offered(ana, "Piers", 6_000), counter.offered(ana, "Ropes", 4_000));
    Money half = eur(5_000);
    tell(new FundsWithdrawn(dispute, two.payment(), half, eur(1_500), now(), null));
    tell(new DisputeClosed(dispute, two.payment(), Verdict.LOST, now()));
    assertThat(licensing.find(licence(two, 0), ben).orElseThrow().isValid()).isTrue();
    assertThat(licensing.find(licence(two, 1), ben).orElseThrow().isValid()).isTrue();
    assertThat(ledger.leftOf(two.lines().get(0).reference())).isEqualTo(eur(3_000));
    assertThat(ledger.leftOf(two.lines().get(1).reference())).isEqualTo(eur(2_000));
  }

  private void itIsLost() {
    itEndsWithTheMoneyGone(Dispute.State.LOST);
  }

  private void itEndsWithTheMoneyGone(Dispute.State state) {
    assertThat(standing()).isEqualTo(state);
    assertThat(isLicensed()).isFalse();
    assertThat(creditNotes())
        .singleElement()
        .extracting(Invoice::totals)
        .isEqualTo(new Invoice.Totals(order.net(), order.taxAmount(), order.gross()));
    assertThat(journals(order.id()))
        .filteredOn(kind -> kind.startsWith("dispute"))
        .containsExactlyInAnyOrder("dispute_withdrawn", "dispute_lost");
    assertThat(askForMoney()).isInstanceOf(RefundOutcome.NothingLeft.class);
    assertThat(ledger.books().balance()).isTrue();
  }

  private void tell(DisputeEvent event) {
    transaction.executeWithoutResult(status -> events.publishEvent(event));
  }

  private DisputeOpened opened() {
    return new DisputeOpened(
        dispute,
        order.payment(),
        order.gross(),
        "fraudulent",
        now().plus(Duration.ofDays(7)),
        now());
  }

  private FundsWithdrawn withdrawn() {
    return new FundsWithdrawn(dispute, order.payment(), order.gross(), FEE, now(), null);
  }

  private DisputeClosed closed(Verdict verdict) {
    return new DisputeClosed(dispute, order.payment(), verdict, now());
  }

  private Instant now() {
    return clock.instant();
  }

  private Dispute.State standing() {
    return disputes.of(order.id()).getFirst().state();
  }

  private boolean isLicensed() {
    return licensing.find(licence(order, 0), ben).orElseThrow().isValid();
  }

  private String reference() {
    return order.lines().getFirst().reference();
  }

  private List<Invoice> creditNotes() {
    return invoices.ofSubject(order.id().toString()).stream()
        .filter(paper -> paper.kind() == Invoice.Kind.CREDIT_NOTE)
        .toList();
  }

  private RefundOutcome askForMoney() {
    return refunds.ask(
        new RefundWish(
            ben, order.id(), List.of(order.lines().getFirst().id()), "I do not know this."));
  }
}
