package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.BasisPoints;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What buyers' banks take, keep or give back. */
@ByhandTest
class LedgerDisputesTests {

  private static final Currency EUR = Currency.getInstance("EUR");

  @Autowired Ledger ledger;
  @Autowired Bookkeeper bookkeeper;
  @Autowired PolicyBook policies;
  @Autowired Clock clock;

  private MemberId ana;
  private SaleLine line;
  private PaidOrder order;

  @BeforeEach
  void anaHasSold() {
    ana = bookkeeper.maker("Ana");
    line = bookkeeper.line(ana, 10_000);
    order = bookkeeper.sell(line);
  }

  @Test
  void disputedMoneyIsBlockedAndCannotBeRefundedOrReleased() {
    String dispute = withdraw(11_900);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 8000L, 0L, 0L);
    assertThat(bookkeeper.booked("dispute:" + dispute + ":withdrawn"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "EUR:dispute.held",
                11_900L,
                "EUR:dispute.fees",
                1500L,
                "EUR:stripe.balance",
                -13_400L,
                "EUR:creator.pending:" + ana,
                8000L,
                "EUR:creator.blocked:" + ana,
                -8000L));
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(0));
    assertThat(
            bookkeeper.<RefundBooking>book(
                b -> b.intendRefund(bookkeeper.claim("refund_x", order, line, 1))))
        .isEqualTo(new RefundBooking.MoreThanLeft(line.line(), eur(0)));
    assertThat(released()).isEmpty();
    assertThat(ledger.linesDue(bookkeeper.afterHold(), 100_000)).doesNotContain(line.line());
  }

  @Test
  void aWonDisputePutsEverythingBackAndTheFeeIsBookedOnce() {
    String dispute = withdraw(11_900);
    JournalId won =
        bookkeeper.journal(b -> b.disputeReinstated(dispute, eur(11_900), clock.instant()));
    assertThat(bookkeeper.journal(b -> b.disputeReinstated(dispute, eur(11_900), clock.instant())))
        .isEqualTo(won);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8000L, 0L, 0L, 0L, 0L);
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(11_900));
    assertThat(bookkeeper.booked("dispute:" + dispute + ":won"))
        .containsEntry("EUR:stripe.balance", 11_900L)
        .doesNotContainKey("EUR:dispute.fees");
    assertThatThrownBy(() -> bookkeeper.book(b -> b.disputeLost(dispute, clock.instant())))
        .isInstanceOf(IllegalStateException.class);
    assertThat(released()).isPresent();
  }

  @Test
  void ofALostDisputeTheReserveBearsWhatTheSalesPolicySays() {
    BasisPoints reserve = policies.version(PolicyVersion.GENESIS).refundRules().disputeReserve();
    long borne = 8000L * reserve.value() / BasisPoints.WHOLE;
    String dispute = withdraw(11_900);
    JournalId lost = bookkeeper.journal(b -> b.disputeLost(dispute, clock.instant()));
    assertThat(bookkeeper.journal(b -> b.disputeLost(dispute, clock.instant()))).isEqualTo(lost);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, borne, 0L, 0L, 0L);
    Map<String, Long> entries = bookkeeper.booked("dispute:" + dispute + ":lost");
    assertThat(entries)
        .containsEntry("EUR:dispute.held", -11_900L)
        .containsEntry("EUR:vat.payable:DE", 1900L)
        .containsEntry("EUR:commission", 1800L)
        .containsEntry("EUR:solidarity.fund", 200L)
        .containsEntry("EUR:creator.blocked:" + ana, 8000L)
        .doesNotContainKey("EUR:dispute.loss");
    assertThat(entries.getOrDefault("EUR:collective.reserve", 0L)).isEqualTo(borne);
    assertThat(ledger.takenBack(dispute))
        .containsExactly(new TakenBack(line.line(), eur(10_000), eur(1900)));
    Statement statement = bookkeeper.statement(ana, "EUR");
    StatementRow row = statement.rows().getLast();
    assertThat(row.kind()).isEqualTo(StatementRow.Kind.DISPUTE_LOST);
    assertThat(row.gross()).isEqualTo(eur(-10_000));
    assertThat(row.net()).isEqualTo(eur(borne - 8000));
    assertThat(statement.closing()).isEqualTo(eur(borne));
    assertThatThrownBy(
            () -> bookkeeper.book(b -> b.disputeReinstated(dispute, eur(11_900), clock.instant())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWasPaidOutAlreadyIsOwedOnceTheDisputeIsLost() {
    bookkeeper.release(order);
    bookkeeper.payOut(ana, eur(6000));
    String dispute = withdraw(11_900);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 2000L, 0L, 0L);
    bookkeeper.book(b -> b.disputeLost(dispute, clock.instant()));
    MemberBalance has = ledger.balanceOf(ana, EUR);
    long borne =
        8000L
            * policies.version(PolicyVersion.GENESIS).refundRules().disputeReserve().value()
            / BasisPoints.WHOLE;
    assertThat(has.available().minus(has.recoverable())).isEqualTo(eur(borne - 6000));
    assertThat(has.blocked()).isEqualTo(eur(0));
    assertThat(bookkeeper.statement(ana, "EUR").closing()).isEqualTo(eur(borne - 6000));
  }

  @Test
  void whereTheProviderGivesItsFeeBackNoFeeIsLeft() {
    String dispute = withdraw(11_900);
    long fee =
        -bookkeeper.booked("dispute:" + dispute + ":withdrawn").get("EUR:stripe.balance") - 11_900;
    assertThat(fee).isPositive();
    bookkeeper.book(b -> b.disputeReinstated(dispute, eur(11_900 + fee), clock.instant()));
    assertThat(bookkeeper.booked("dispute:" + dispute + ":won"))
        .containsEntry("EUR:stripe.balance", 11_900 + fee)
        .containsEntry("EUR:dispute.held", -11_900L)
        .containsEntry("EUR:dispute.fees", -fee);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8000L, 0L, 0L, 0L, 0L);
  }

  @Test
  void whatComesBackShortIsACostOfTheDispute() {
    String dispute = withdraw(11_900);
    bookkeeper.book(b -> b.disputeReinstated(dispute, eur(11_000), clock.instant()));
    assertThat(bookkeeper.booked("dispute:" + dispute + ":won"))
        .containsEntry("EUR:stripe.balance", 11_000L)
        .containsEntry("EUR:dispute.held", -11_900L)
        .containsEntry("EUR:dispute.fees", 900L);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8000L, 0L, 0L, 0L, 0L);
  }

  @Test
  void whatWasBlockedOutOfTheAvailableComesBackThere() {
    bookkeeper.release(order);
    String dispute = withdraw(11_900);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 8000L, 0L, 0L);
    bookkeeper.book(b -> b.disputeReinstated(dispute, eur(11_900), clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 8000L, 0L, 0L, 0L);
  }

  @Test
  void twoDisputesOfOneOrderAreDecidedEachForItself() {
    String one = withdraw(5950);
    String two = withdraw(5950);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 8000L, 0L, 0L);
    bookkeeper.book(b -> b.disputeReinstated(one, eur(5950), clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(4000L, 0L, 4000L, 0L, 0L);
    assertThat(released()).as("the other dispute still blocks the line").isEmpty();
    bookkeeper.book(b -> b.disputeLost(two, clock.instant()));
    assertThat(ledger.balanceOf(ana, EUR).pending()).isEqualTo(eur(4000));
    assertThat(released()).isPresent();
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(5950));
  }

  @Test
  void aDisputeAfterAPartialRefundTakesWhatIsLeft() {
    bookkeeper.refund(order, line, 2380);
    String dispute = withdraw(9520);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 6400L, 0L, 0L);
    bookkeeper.book(b -> b.disputeLost(dispute, clock.instant()));
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(0));
    assertThat(ledger.takenBack(dispute))
        .containsExactly(new TakenBack(line.line(), eur(8000), eur(1520)));
  }

  @Test
  void whatABankTakesBeyondTheOrderIsTheCoopsLoss() {
    bookkeeper.refund(order, line, 11_900);
    String dispute = withdraw(11_900);
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
    bookkeeper.book(b -> b.disputeLost(dispute, clock.instant()));
    assertThat(bookkeeper.booked("dispute:" + dispute + ":lost"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("EUR:dispute.loss", 11_900L, "EUR:dispute.held", -11_900L));
  }

  @Test
  void aWithdrawalIsBookedOnceAndNeverWithOtherAmounts() {
    DisputedPayment dispute = dispute(5000);
    JournalId first = bookkeeper.journal(b -> b.disputeWithdrawn(dispute));
    assertThat(bookkeeper.journal(b -> b.disputeWithdrawn(dispute))).isEqualTo(first);
    DisputedPayment other =
        new DisputedPayment(
            dispute.dispute(), order.order(), eur(4999), dispute.fee(), clock.instant());
    assertThatThrownBy(() -> bookkeeper.book(b -> b.disputeWithdrawn(other)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> bookkeeper.book(b -> b.disputeLost("dp_none", clock.instant())))
        .isInstanceOf(IllegalStateException.class);
  }

  private String withdraw(long cents) {
    DisputedPayment dispute = dispute(cents);
    bookkeeper.book(b -> b.disputeWithdrawn(dispute));
    return dispute.dispute();
  }

  private DisputedPayment dispute(long cents) {
    return new DisputedPayment(
        "dp_" + UUID.randomUUID(), order.order(), eur(cents), eur(1500), clock.instant());
  }

  private Optional<JournalId> released() {
    return bookkeeper.book(b -> b.release(line.line(), bookkeeper.afterHold()));
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
