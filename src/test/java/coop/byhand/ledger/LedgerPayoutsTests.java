package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that leaves the books: payouts, what is paid back, the bank, payments in vain. */
@ByhandTest
class LedgerPayoutsTests {

  @Autowired Bookkeeper bookkeeper;
  @Autowired Clock clock;

  @Test
  void aPayoutGoesOutOnceAndNeverBeyondWhatIsAvailable() {
    MemberId ana = bookkeeper.maker("Ana");
    bookkeeper.release(bookkeeper.sell(bookkeeper.line(ana, 10_000)));
    PayoutClaim claim = payout(ana, 8000);
    JournalId first = bookkeeper.book(b -> b.intendPayout(claim));
    assertThat(bookkeeper.journal(b -> b.intendPayout(claim))).isEqualTo(first);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 0L, 8000L, 0L);
    assertThatThrownBy(() -> bookkeeper.book(b -> b.intendPayout(payout(ana, 1))))
        .isInstanceOf(IllegalStateException.class);
    JournalId sent = bookkeeper.book(b -> b.payoutSent(claim.payout(), clock.instant()));
    assertThat(bookkeeper.journal(b -> b.payoutSent(claim.payout(), clock.instant())))
        .isEqualTo(sent);
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
    Statement statement = bookkeeper.statement(ana, "EUR");
    assertThat(statement.entries()).hasSize(2);
    assertThat(statement.entries().getLast())
        .isInstanceOfSatisfying(
            StatementPayment.class,
            paid -> {
              assertThat(paid.kind()).isEqualTo(StatementPayment.Kind.PAYOUT);
              assertThat(paid.net()).isEqualTo(eur(-8000));
              assertThat(paid.reference()).isEqualTo(claim.payout());
            });
    assertThat(statement.totals().paid()).isEqualTo(eur(-8000));
    assertThat(statement.closing()).isEqualTo(eur(0));
  }

  @Test
  void aFailedPayoutIsAvailableAgainWhetherItHadLeftOrNot() {
    MemberId ana = bookkeeper.maker("Ana");
    bookkeeper.release(bookkeeper.sell(bookkeeper.line(ana, 10_000)));
    PayoutClaim one = payout(ana, 3000);
    bookkeeper.book(b -> b.intendPayout(one));
    bookkeeper.book(b -> b.payoutFailed(one.payout(), clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 8000L, 0L, 0L, 0L);
    assertThat(bookkeeper.statement(ana, "EUR").entries()).hasSize(1);
    String two = bookkeeper.payOut(ana, eur(8000));
    bookkeeper.book(b -> b.payoutFailed(two, clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 8000L, 0L, 0L, 0L);
    assertThat(bookkeeper.statement(ana, "EUR").entries()).hasSize(3);
    assertThatThrownBy(() -> bookkeeper.book(b -> b.payoutSent(one.payout(), clock.instant())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatAMemberPaysBackSettlesTheDebtAndTheRestIsTheirs() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    bookkeeper.release(order);
    bookkeeper.payOut(ana, eur(8000));
    bookkeeper.refund(order, line, 11_900);
    String reversal = "reversal_" + UUID.randomUUID();
    Recovery recovery =
        new Recovery(reversal, ana, eur(8500), PolicyVersion.GENESIS, clock.instant());
    JournalId first = bookkeeper.book(b -> b.post(recovery));
    assertThat(bookkeeper.journal(b -> b.post(recovery))).isEqualTo(first);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 500L, 0L, 0L, 0L);
    Recovery other = new Recovery(reversal, ana, eur(1), PolicyVersion.GENESIS, clock.instant());
    assertThatThrownBy(() -> bookkeeper.book(b -> b.post(other)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(bookkeeper.statement(ana, "EUR").closing()).isEqualTo(eur(500));
  }

  @Test
  void theCoopsOwnMoneyGoesToItsBankAndMayComeBack() {
    String payout = "po_" + UUID.randomUUID();
    BankMovement there =
        new BankMovement(payout, eur(900), BankMovement.Direction.TO_BANK, clock.instant());
    BankMovement back =
        new BankMovement(payout, eur(900), BankMovement.Direction.RETURNED, clock.instant());
    JournalId first = bookkeeper.book(b -> b.post(there));
    assertThat(bookkeeper.journal(b -> b.post(there))).isEqualTo(first);
    assertThat(bookkeeper.journal(b -> b.post(back))).isNotEqualTo(first);
    assertThat(bookkeeper.booked("bank:" + payout + ":returned")).containsEntry("EUR:bank", -900L);
  }

  @Test
  void twoPaymentsOfOneOrderCanBothBeInVain() {
    for (String payment : List.of("pay_a", "pay_b")) {
      PaymentInVain came =
          new PaymentInVain(
              "order_vain",
              payment,
              eur(500),
              PolicyVersion.GENESIS,
              PaymentInVain.Stage.RECEIVED,
              clock.instant());
      bookkeeper.book(b -> b.post(came));
      assertThat(bookkeeper.booked("in_vain:" + payment)).containsEntry("EUR:stripe.balance", 500L);
    }
  }

  private PayoutClaim payout(MemberId member, long cents) {
    return new PayoutClaim(
        "payout_" + UUID.randomUUID(), member, eur(cents), PolicyVersion.GENESIS, clock.instant());
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
