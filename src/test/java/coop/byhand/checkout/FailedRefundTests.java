package coop.byhand.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import coop.byhand.ByhandTest;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.PersonId;
import coop.byhand.invoicing.Invoice;
import coop.byhand.payments.DisputeEvent;
import coop.byhand.payments.DisputeEvent.DisputeClosed;
import coop.byhand.payments.DisputeEvent.FundsWithdrawn;
import coop.byhand.payments.DisputeEvent.Verdict;
import coop.byhand.payments.PaymentReport.BankClaim;
import coop.byhand.payments.RefundId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A refund that the buyer's bank did not take is still owed, and the board can see to it. */
@ByhandTest
class FailedRefundTests extends CheckoutStory {

  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;

  private PersonId board;
  private Order order;
  private OrderLine line;

  @BeforeEach
  void somebodyHasBought() {
    board = atelier.member("Carla Reyes").person();
    order = paid(placed(quoted(ben, in("DE"), standard(work))));
    line = order.lines().getFirst();
  }

  @Test
  void theBoardSendsItAgainAndTheBooksAndPapersHoldItOnce() {
    Refund failed = failedDaysLater();
    assertThat(refunds.failed()).contains(failed);
    assertThat(letters(failed, "/failed")).isEqualTo(1);
    assertThat(ledger.leftOf(line.reference())).isEqualTo(order.gross());

    RefundOutcome outcome = refunds.again(failed.id(), board, RefundWay.PROVIDER);

    Refund again = ((RefundOutcome.Agreed) outcome).refund();
    awaitState(again.id(), "sent");
    assertThat(refunds.failed()).doesNotContain(failed);
    assertThat(ledger.leftOf(line.reference()).isZero()).isTrue();
    assertThat(creditNotes()).hasSize(1);
    assertThat(isLicensed()).isFalse();
    assertThat(ledger.books().balance()).isTrue();
    assertThat(refunds.again(failed.id(), board, RefundWay.PROVIDER))
        .isInstanceOf(RefundOutcome.Unknown.class);
  }

  @Test
  void onesThatFailAgainCanBeMadeAgain() {
    Refund failed = failedDaysLater();
    Refund again =
        ((RefundOutcome.Agreed) refunds.again(failed.id(), board, RefundWay.PROVIDER)).refund();
    awaitState(again.id(), "sent");
    failAtTheBank(again.id());
    assertThat(refunds.failed()).extracting(Refund::id).contains(again.id());

    RefundOutcome last = refunds.again(again.id(), board, RefundWay.BY_HAND);

    assertThat(((RefundOutcome.Agreed) last).refund().state()).isInstanceOf(RefundState.Sent.class);
    assertThat(creditNotes()).hasSize(1);
  }

  @Test
  void whatTheBoardPaysByHandComesOutOfOurBank() {
    Refund failed = failedDaysLater();
    long atTheProvider = on("stripe.balance");

    RefundOutcome outcome = refunds.again(failed.id(), board, RefundWay.BY_HAND);

    Refund again = ((RefundOutcome.Agreed) outcome).refund();
    assertThat(again.state()).isInstanceOf(RefundState.Sent.class);
    assertThat(letters(again, "/decided")).isEqualTo(1);
    assertThat(on("bank")).isEqualTo(-order.gross().minor());
    assertThat(on("stripe.balance")).isEqualTo(atTheProvider);
    assertThat(on("refund.in_transit")).isZero();
    assertThat(ledger.leftOf(line.reference()).isZero()).isTrue();
    assertThat(creditNotes()).hasSize(1);
  }

  @Test
  void aLostDisputeOfMoneyThatDidNotArriveIsBookedAndCreditedOnce() {
    Refund failed = failedDaysLater();
    String dispute = "du_" + failed.id();
    tell(
        new FundsWithdrawn(
            dispute, order.payment(), order.gross(), eur(1_500), clock.instant(), null));
    assertThat(refunds.again(failed.id(), board, RefundWay.PROVIDER))
        .isInstanceOf(RefundOutcome.InDispute.class);
    tell(new DisputeClosed(dispute, order.payment(), Verdict.LOST, clock.instant()));

    assertThat(journals(order.id())).contains("dispute_lost");
    assertThat(on("dispute.held")).isZero();
    assertThat(creditNotes()).hasSize(1);
    assertThat(refunds.failed()).as("the buyer has it").doesNotContain(failed);
    assertThat(refunds.again(failed.id(), board, RefundWay.PROVIDER))
        .isInstanceOf(RefundOutcome.NothingLeft.class);
  }

  @Test
  void moneyThatBoughtNothingIsMadeAgainUnderTheNameThatStandsOpen() {
    Refund failed = inVain();
    assertThat(refunds.failed()).contains(failed);
    assertThat(openInTheBooks()).as("while it is owed").isNotEmpty();

    Refund again =
        ((RefundOutcome.Agreed) refunds.again(failed.id(), board, RefundWay.BY_HAND)).refund();

    assertThat(again.kind()).isEqualTo(Refund.Kind.IN_VAIN);
    assertThat(
            count(
                "select count(*) from oversight.l03_orders_captured where subject = ?",
                order.id().toString()))
        .isZero();
    assertThat(openInTheBooks()).isEmpty();
    assertThat(refunds.failed()).doesNotContain(failed);
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void moneyThatBoughtNothingIsNotPaidAsWellWhenTheBankHasTakenIt() {
    Refund failed = inVain();
    String dispute = disputed("");
    awaitClaim(BankClaim.UNDECIDED);
    assertThat(refunds.again(failed.id(), board, RefundWay.BY_HAND))
        .isInstanceOf(RefundOutcome.InDispute.class);

    till.work("/sandbox/disputes/" + dispute + "/lose", "");
    awaitClaim(BankClaim.KEEPS);

    assertThat(refunds.again(failed.id(), board, RefundWay.BY_HAND))
        .isInstanceOf(RefundOutcome.NothingLeft.class);
    assertThat(on("bank")).isZero();
    assertThat(on("dispute.loss")).as("it was to go to the same buyer").isZero();
    assertThat(openInTheBooks()).isEmpty();
    assertThat(refunds.failed()).extracting(Refund::id).doesNotContain(failed.id());
  }

  @Test
  void aDisputeAboutWhatWasSoldLeavesWhatBoughtNothingOwed() {
    Work gone = counter.offered(ana, "Gone by ten", 2_000);
    Refund sent = sentInVain(gone, work);
    String dispute = disputed("");
    till.work("/sandbox/disputes/" + dispute + "/lose", "");
    awaitKept();
    failAtTheBank(sent.id());

    assertThat(refunds.stillOwed(sent).owed()).isEqualTo(eur(2_000));
    RefundOutcome outcome = refunds.again(sent.id(), board, RefundWay.PROVIDER);

    awaitState(((RefundOutcome.Agreed) outcome).refund().id(), "sent");
    assertThat(on("refund.in_transit")).isZero();
    assertThat(on("dispute.loss")).isZero();
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void ofWhatBoughtNothingOnlyWhatTheBankHasNotTakenIsPaidByHand() {
    Work gone = counter.offered(ana, "Gone by eleven", 2_000);
    Refund sent = sentInVain(gone, work);
    failAtTheBank(sent.id());
    String dispute = disputed("amount=11500");
    till.work("/sandbox/disputes/" + dispute + "/lose", "");
    awaitKept();

    assertThat(refunds.stillOwed(sent).owed()).isEqualTo(eur(500));
    assertThat(refunds.again(sent.id(), board, RefundWay.PROVIDER))
        .isInstanceOf(RefundOutcome.PartlyTaken.class);
    assertThat(refunds.again(sent.id(), board, RefundWay.BY_HAND))
        .isInstanceOf(RefundOutcome.Agreed.class);

    assertThat(on("bank")).isEqualTo(-500);
    assertThat(on("refund.in_transit")).isZero();
    assertThat(on("dispute.loss")).isZero();
    assertThat(openInTheBooks()).isEmpty();
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void onlyWhatFailedIsMadeAgain() {
    assertThat(refunds.again(RefundId.at(clock.instant()), board, RefundWay.PROVIDER))
        .isInstanceOf(RefundOutcome.Unknown.class);
    Refund sent = agreed();
    awaitState(sent.id(), "sent");
    assertThat(refunds.again(sent.id(), board, RefundWay.BY_HAND))
        .isInstanceOf(RefundOutcome.Unknown.class);
  }

  private Refund agreed() {
    RefundWish wish =
        new RefundWish(order.buyer(), order.id(), List.of(line.id()), "Too dark for print.");
    return ((RefundOutcome.Agreed) refunds.ask(wish)).refund();
  }

  private Refund failedDaysLater() {
    RefundId id = agreed().id();
    awaitState(id, "sent");
    failAtTheBank(id);
    return refunds.of(order.id()).getFirst();
  }

  private void failAtTheBank(RefundId id) {
    String there =
        sql.sql("select provider_refund from payments.refund where refund_id = ?")
            .param(id.value())
            .query(String.class)
            .single();
    till.work("/sandbox/refunds/" + there + "/fail", "");
    awaitState(id, "failed");
  }

  /** A work that was gone when the payment came: its money went back and came to us again. */
  private Refund inVain() {
    RefundId id = sentInVain(counter.offered(ana, "Gone by noon", 5_000)).id();
    failAtTheBank(id);
    return refunds.of(order.id()).getFirst();
  }

  /** The first of the works was gone when the payment came: its money went back. */
  private Refund sentInVain(Work... works) {
    PlaceOutcome.Placed placed = placed(quoted(works));
    workbench.withdraw(works[0].id(), ana.id(), "Sold elsewhere.");
    till.pay(placed.paymentPage(), coop.byhand.payments.Till.PAYS);
    await().atMost(PATIENCE).until(() -> !refunds.of(placed.order()).isEmpty());
    order = order(placed.order());
    awaitState(refunds.of(order.id()).getFirst().id(), "sent");
    return refunds.of(order.id()).getFirst();
  }

  private String disputed(String how) {
    String charge =
        sql.sql("select provider_charge from payments.payment where payment_id = ?")
            .param(order.payment().value())
            .query(String.class)
            .single();
    return till.dispute(charge, how);
  }

  private void awaitKept() {
    await()
        .atMost(PATIENCE)
        .until(() -> !payments.report(order.payment()).orElseThrow().kept().isZero());
  }

  private List<String> openInTheBooks() {
    return sql.sql(
            """
            select j.idem_key from ledger.journal j
            where j.cause = ? and j.kind = 'in_vain' and not exists (
              select from ledger.journal d
              where d.idem_key = 'returned:' || substr(j.idem_key, length('in_vain:') + 1))
            """)
        .param(order.id().toString())
        .query(String.class)
        .list();
  }

  private void awaitClaim(BankClaim claim) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(payments.report(order.payment()).orElseThrow().claimOn(order.gross()))
                .isEqualTo(claim));
  }

  private void tell(DisputeEvent event) {
    transaction.executeWithoutResult(status -> events.publishEvent(event));
  }

  private void awaitState(RefundId id, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    sql.sql("select state from checkout.refund where refund_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo(state));
  }

  private List<Invoice> creditNotes() {
    return invoices.ofSubject(order.id().toString()).stream()
        .filter(paper -> paper.kind() == Invoice.Kind.CREDIT_NOTE)
        .toList();
  }

  private boolean isLicensed() {
    return licensing.find(licence(order, 0), ben).orElseThrow().isValid();
  }

  private long letters(Refund refund, String kind) {
    return count("select count(*) from notifications.mail where cause = ?", refund.id() + kind);
  }

  /** What the order has left on one of the co-op's accounts, minor units. */
  private long on(String chart) {
    return sql.sql(
            "select coalesce(sum(e.amount), 0) from ledger.journal j"
                + " join ledger.entry e using (journal_id)"
                + " join ledger.account a using (account_id)"
                + " where j.cause = ? and a.chart = ?")
        .params(order.id().toString(), chart)
        .query(Long.class)
        .single();
  }
}
