package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders of many lines, their holds and their refunds. */
@ByhandTest
class LedgerOrdersTests {

  @Autowired Ledger ledger;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;

  @Test
  void theWorkedExampleIsBookedToTheCent() {
    MemberId ana = bookkeeper.maker("Ana");
    MemberId ben = bookkeeper.maker("Ben");
    SaleLine line = bookkeeper.line(Map.of(ana, 60, ben, 40), eur(10_000), 1900, "DE");
    PaidOrder order = bookkeeper.sell(line);
    assertThat(bookkeeper.booked("sale:" + order.order()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "EUR:stripe.balance",
                11_900L,
                "EUR:vat.payable:DE",
                -1900L,
                "EUR:creator.pending:" + ana,
                -4800L,
                "EUR:creator.pending:" + ben,
                -3200L,
                "EUR:commission",
                -1800L,
                "EUR:solidarity.fund",
                -200L));
    String refund = bookkeeper.refund(order, line, 5950);
    assertThat(bookkeeper.booked("refund:" + refund))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "EUR:refund.in_transit",
                -5950L,
                "EUR:vat.payable:DE",
                950L,
                "EUR:creator.pending:" + ana,
                2400L,
                "EUR:creator.pending:" + ben,
                1600L,
                "EUR:commission",
                900L,
                "EUR:solidarity.fund",
                100L));
    assertThat(ledger.takenBack(refund))
        .containsExactly(new TakenBack(line.line(), eur(5000), eur(950)));
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(5950));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "GBP", "USD", "JPY"})
  void everyCurrencyHasItsOwnBooks(String currency) {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(Map.of(ana, 1), Money.of(9999, currency), 2000, "FR");
    PaidOrder order = bookkeeper.sell(line);
    assertThat(bookkeeper.has(ana, currency)).containsExactly(7999L, 0L, 0L, 0L, 0L);
    bookkeeper.release(order);
    bookkeeper.payOut(ana, Money.of(7999, currency));
    bookkeeper.refund(order, line, line.gross().minor());
    assertThat(bookkeeper.has(ana, currency)).containsExactly(0L, 0L, 0L, 0L, 7999L);
    assertThat(ledger.leftOf(line.line()).isZero()).isTrue();
    assertThat(bookkeeper.statement(ana, currency).closing()).isEqualTo(Money.of(-7999, currency));
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void anOrderOfManyLinesIsOneJournalAndTheSameOneAgain() {
    MemberId ana = bookkeeper.maker("Ana");
    MemberId ben = bookkeeper.maker("Ben");
    PaidOrder order =
        bookkeeper.sell(
            bookkeeper.line(ana, 3000), bookkeeper.line(ben, 1999), bookkeeper.line(ana, 1501));
    JournalId again = bookkeeper.book(books -> books.post(order));
    assertThat(
            sql.sql("select count(*) from ledger.journal where cause = ?")
                .param(order.order())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(again.value()).isPositive();
    assertThat(bookkeeper.has(ana, "EUR").getFirst()).isEqualTo(2400 + 1201);
    assertThat(bookkeeper.statement(ana, "EUR").rows()).hasSize(2);
    assertThat(bookkeeper.statement(ben, "EUR").rows()).hasSize(1);
    PaidOrder other =
        new PaidOrder(order.order(), order.policy(), order.lines().subList(0, 2), order.at());
    assertThatThrownBy(() -> bookkeeper.book(books -> books.post(other)))
        .isInstanceOf(IllegalStateException.class);
    SaleLine renamed = order.lines().getFirst();
    PaidOrder elsewhere =
        new PaidOrder(
            order.order(),
            order.policy(),
            Stream.concat(
                    Stream.of(
                        new SaleLine(
                            "line_other",
                            renamed.work(),
                            renamed.title(),
                            renamed.licence(),
                            renamed.settlement(),
                            renamed.creators(),
                            renamed.tax())),
                    order.lines().stream().skip(1))
                .toList(),
            order.at());
    assertThatThrownBy(() -> bookkeeper.book(books -> books.post(elsewhere)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWaitsIsReleasedOnceWhenItsHoldIsOver() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    Duration hold = Duration.ofDays(14);
    assertThat(due(order.at().plus(hold).minusSeconds(1))).doesNotContain(line.line());
    assertThat(due(order.at().plus(hold))).contains(line.line());
    assertThatThrownBy(() -> bookkeeper.book(b -> b.release(line.line(), clock.instant())))
        .isInstanceOf(IllegalArgumentException.class);
    JournalId first =
        bookkeeper.book(b -> b.release(line.line(), order.at().plus(hold))).orElseThrow();
    assertThat(
            bookkeeper.<Optional<JournalId>>book(
                b -> b.release(line.line(), bookkeeper.afterHold())))
        .contains(first);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 8000L, 0L, 0L, 0L);
    assertThat(due(bookkeeper.afterHold())).doesNotContain(line.line());
    assertThat(ledger.payable(eur(8000), 10_000))
        .extracting(MemberBalance::member)
        .contains(ana)
        .isSortedAccordingTo(java.util.Comparator.comparing(MemberId::toString));
    assertThat(ledger.payable(eur(8001), 10_000))
        .extracting(MemberBalance::member)
        .doesNotContain(ana);
  }

  @Test
  void aRefundedLineHasNothingToRelease() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    bookkeeper.refund(order, line, 11_900);
    assertThat(due(bookkeeper.afterHold())).doesNotContain(line.line());
    assertThat(
            bookkeeper.<Optional<JournalId>>book(
                b -> b.release(line.line(), bookkeeper.afterHold())))
        .isEmpty();
    assertThat(bookkeeper.has(ana, "EUR")).containsOnly(0L);
  }

  @Test
  void aRefundBeyondWhatIsLeftIsRefusedAndBooksNothing() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    String first = bookkeeper.refund(order, line, 6000);
    RefundBooking refused =
        bookkeeper.book(b -> b.intendRefund(bookkeeper.claim("refund_x", order, line, 5901)));
    assertThat(refused).isEqualTo(new RefundBooking.MoreThanLeft(line.line(), eur(5900)));
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(5900));
    RefundBooking again =
        bookkeeper.book(b -> b.intendRefund(bookkeeper.claim(first, order, line, 6000)));
    assertThat(again).isInstanceOf(RefundBooking.Booked.class);
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(5900));
    assertThatThrownBy(
            () -> bookkeeper.book(b -> b.intendRefund(bookkeeper.claim(first, order, line, 5000))))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ledger.leftOf("line_unknown").isZero()).isTrue();
    assertThatThrownBy(() ->
            bookkeeper.book(
                b -> b.refundSent("refund_unknown", PaidFrom.PROVIDER, clock.instant())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRefundIsSentOnceAndThenOnlyTheProviderHasLess() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 1000);
    PaidOrder order = bookkeeper.sell(line);
    String refund = bookkeeper.refund(order, line, 1190);
    JournalId sent = bookkeeper.book(b -> b.refundSent(refund, PaidFrom.PROVIDER, clock.instant()));
    assertThat(bookkeeper.journal(b -> b.refundSent(refund, PaidFrom.PROVIDER, clock.instant())))
        .isEqualTo(sent);
    assertThat(bookkeeper.booked("refund:" + refund + ":done"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("EUR:refund.in_transit", 1190L, "EUR:stripe.balance", -1190L));
    assertThat(ofOrder(order)).allSatisfy((account, sum) -> assertThat(sum).as(account).isZero());
  }

  @Test
  void aFailedRefundGivesEveryShareBackAndNamesWhatItReverses() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    String refund = bookkeeper.refund(order, line, 5950);
    JournalId failed = bookkeeper.book(b -> b.refundFailed(refund, clock.instant()));
    assertThat(bookkeeper.journal(b -> b.refundFailed(refund, clock.instant()))).isEqualTo(failed);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8000L, 0L, 0L, 0L, 0L);
    assertThat(ledger.leftOf(line.line())).isEqualTo(eur(11_900));
    assertThat(
            sql.sql(
                    "select r.idem_key from ledger.journal j join ledger.journal r"
                        + " on r.journal_id = j.reverses_journal where j.journal_id = ?")
                .param(failed.value())
                .query(String.class)
                .single())
        .isEqualTo("refund:" + refund);
    assertThatThrownBy(
            () -> bookkeeper.book(b -> b.refundSent(refund, PaidFrom.PROVIDER, clock.instant())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRefundThatFailsAfterTheHoldComesBackAvailable() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    String refund = bookkeeper.refund(order, line, 5950);
    bookkeeper.book(b -> b.refundSent(refund, PaidFrom.PROVIDER, clock.instant()));
    bookkeeper.release(order);
    bookkeeper.book(b -> b.refundFailed(refund, clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 8000L, 0L, 0L, 0L);
    assertThat(bookkeeper.booked("refund:" + refund + ":failed"))
        .containsEntry("EUR:stripe.balance", 5950L);
  }

  @Test
  void aRefundAfterThePayoutIsOwedAndSetOffAgainstTheNextSale() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    bookkeeper.release(order);
    bookkeeper.payOut(ana, eur(5000));
    bookkeeper.refund(order, line, 11_900);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 0L, 0L, 5000L);
    PaidOrder next = bookkeeper.sell(bookkeeper.line(ana, 10_000));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8000L, 0L, 0L, 0L, 5000L);
    bookkeeper.release(next);
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 3000L, 0L, 0L, 0L);
    assertThat(bookkeeper.statement(ana, "EUR").closing()).isEqualTo(eur(3000));
  }

  @Test
  void aRefundThatFailsAfterItsDebtWasSetOffIsAvailable() {
    MemberId ana = bookkeeper.maker("Ana");
    SaleLine line = bookkeeper.line(ana, 10_000);
    PaidOrder order = bookkeeper.sell(line);
    bookkeeper.release(order);
    bookkeeper.payOut(ana, eur(8000));
    String refund = bookkeeper.refund(order, line, 11_900);
    bookkeeper.release(bookkeeper.sell(bookkeeper.line(ana, 5000)));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 0L, 0L, 0L, 4000L);
    bookkeeper.book(b -> b.refundFailed(refund, clock.instant()));
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 4000L, 0L, 0L, 0L);
    assertThat(bookkeeper.statement(ana, "EUR").closing()).isEqualTo(eur(4000));
  }

  private List<String> due(Instant at) {
    return ledger.linesDue(at, 100_000);
  }

  private Map<String, Long> ofOrder(PaidOrder order) {
    Map<String, Long> sums = new java.util.TreeMap<>();
    sql.sql(
            "select a.code, sum(e.amount) from ledger.entry e join ledger.journal j using"
                + " (journal_id) join ledger.account a using (account_id) where j.cause = ?"
                + " group by a.code")
        .param(order.order())
        .query((row, number) -> sums.put(row.getString(1), row.getLong(2)))
        .list();
    return sums;
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
