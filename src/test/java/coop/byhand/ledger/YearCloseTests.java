package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import coop.byhand.ByhandTest;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.YearReport.InCurrency;
import coop.byhand.members.MemberId;
import coop.byhand.policy.AdoptOutcome;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyPatch;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A year is closed once, whole and to the cent, whoever asks how often. */
@ByhandTest
class YearCloseTests {

  private static final List<String> VIEWS =
      List.of(
          "l01_books_balance",
          "l03_orders_divided",
          "l07_members_not_below_zero",
          "l09_years_as_voted",
          "l11_append_only");

  @Autowired YearClose years;
  @Autowired YearDesk desk;
  @Autowired Ledger ledger;
  @Autowired PolicyBook policies;
  @Autowired Bookkeeper bookkeeper;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private int year;
  private MemberId board;

  @BeforeEach
  void aYearIsOpen() {
    year = desk.openYear();
    board = desk.board();
  }

  @AfterEach
  void theBooksHold() {
    for (String view : VIEWS) {
      assertThat(sql.sql("select * from oversight." + view).query().listOfRows())
          .as(view)
          .isEmpty();
    }
    assertThat(ledger.books().balance()).isTrue();
  }

  @Test
  void theSurplusGoesToReserveEducationAndMembersAsVoted() {
    MemberId ana = desk.maker("Ana");
    MemberId ben = desk.maker("Ben");
    MemberId cleo = desk.maker("Cleo");
    desk.sell(year, ana, eur(10_000));
    desk.sell(year, ben, eur(5_000));
    desk.fee(year, eur(200));
    years.enterHours(year, cleo, 10, "", board);
    YearReport preview = years.report(year).orElseThrow();
    YearReport report = desk.close(year, board);

    assertThat(preview.closing()).isEmpty();
    assertThat(preview.currencies()).isEqualTo(report.currencies());
    assertThat(report.rules().version()).isEqualTo(PolicyVersion.GENESIS);
    assertThat(report.closing().orElseThrow().by()).isEqualTo(board);
    assertThat(bookkeeper.booked("close:" + year + ":EUR:result"))
        .containsOnly(
            entry("EUR:commission", 2_700L),
            entry("EUR:stripe.fees", -200L),
            entry("EUR:surplus", -2_500L));
    assertThat(bookkeeper.booked("close:" + year + ":EUR"))
        .containsOnly(
            entry("EUR:surplus", 2_500L),
            entry("EUR:collective.reserve", -750L),
            entry("EUR:education.fund", -75L),
            entry("EUR:patronage.payable:" + ana, -447L),
            entry("EUR:member.retained_patronage:" + ana, -446L),
            entry("EUR:patronage.payable:" + ben, -224L),
            entry("EUR:member.retained_patronage:" + ben, -223L),
            entry("EUR:patronage.payable:" + cleo, -168L),
            entry("EUR:member.retained_patronage:" + cleo, -167L));
  }

  @Test
  void theCashPartIsAvailableAndStandsOnTheStatement() {
    MemberId ana = desk.maker("Ana");
    desk.sell(year, ana, eur(10_000));
    desk.close(year, board);
    desk.makeAvailable();
    desk.makeAvailable();

    // 18.00, less 30 % and 3 %: 12.06, half of it in cash.
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8_000L, 603L, 0L, 0L, 0L);
    assertThat(bookkeeper.booked("patronage:" + year + ":EUR:" + ana))
        .containsOnly(
            entry("EUR:patronage.payable:" + ana, 603L),
            entry("EUR:creator.available:" + ana, -603L));
    Statement statement = bookkeeper.statement(ana, "EUR");
    assertThat(statement.entries().getLast())
        .isInstanceOfSatisfying(
            StatementPatronage.class,
            part -> {
              assertThat(part.year()).isEqualTo(year);
              assertThat(part.net()).isEqualTo(eur(603));
              assertThat(part.retained()).isEqualTo(eur(603));
              assertThat(part.policy()).isEqualTo(PolicyVersion.GENESIS);
            });
    assertThat(statement.totals().patronage()).isEqualTo(eur(603));
    assertThat(statement.closing()).isEqualTo(eur(8_603));
    assertThat(StatementCsv.of(statement)).contains(",PATRONAGE,,%d,,EUR,".formatted(year));
  }

  @Test
  void whoOnlyWorkedHasAStatementToo() {
    MemberId cleo = desk.maker("Cleo");
    desk.sell(year, desk.maker("Ana"), eur(10_000));
    years.enterHours(year, cleo, 3, "", board);
    desk.close(year, board);
    desk.makeAvailable();
    assertThat(ledger.currenciesOf(cleo)).containsExactly(Currency.getInstance("EUR"));
    assertThat(bookkeeper.statement(cleo, "EUR").closing()).isEqualTo(eur(121));
    assertThat(ledger.firstEarningOf(cleo)).isPresent();
  }

  @Test
  void whatAMemberOwesIsSetOffFirst() {
    MemberId ana = desk.maker("Ana");
    PaidOrder order = desk.sell(year, bookkeeper.line(ana, 10_000));
    bookkeeper.release(order);
    bookkeeper.payOut(ana, eur(8_000));
    desk.sell(year, desk.maker("Ben"), eur(10_000));
    String refund = bookkeeper.refund(order, order.lines().getFirst(), 595);
    bookkeeper.book(books -> books.refundSent(refund, PaidFrom.PROVIDER, clock.instant()));
    desk.close(year, board);
    desk.makeAvailable();
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(0L, 203L, 0L, 0L, 0L);
    assertThat(bookkeeper.booked("patronage:" + year + ":EUR:" + ana))
        .containsEntry("EUR:member.recoverable:" + ana, -400L);
  }

  @Test
  void closingAgainChangesNothingAndAnswersWithTheFirstResult() {
    desk.sell(year, desk.maker("Ana"), eur(10_000));
    YearReport first = desk.close(year, board);
    long journals = ledger.books().journals();
    assertThat(desk.close(year, desk.board())).isEqualTo(first);
    assertThat(years.report(year)).contains(first);
    assertThat(ledger.books().journals()).isEqualTo(journals);
  }

  @Test
  void askedFromManySidesAtOnceItIsClosedOnce() throws Exception {
    List<MemberId> makers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      makers.add(desk.maker("Maker " + i));
      desk.sell(year, makers.getLast(), eur(1_000 + i));
    }
    List<Callable<YearReport>> closes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      closes.add(() -> {
        YearReport report = desk.close(year, board);
        desk.makeAvailable();
        return report;
      });
    }
    List<YearReport> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<YearReport> done : threads.invokeAll(closes)) {
        reports.add(done.get());
      }
    }
    assertThat(reports).containsOnly(reports.getFirst());
    assertThat(journalsOf(year)).isEqualTo(2 + makers.size());
    InCurrency euros = desk.in(reports.getFirst(), "EUR");
    for (MemberId maker : makers) {
      long cash = euros.division().of(maker).getFirst().cash().minor();
      assertThat(ledger.balanceOf(maker, Currency.getInstance("EUR")).available().minor())
          .isEqualTo(cash);
    }
  }

  @Test
  void cutOffAtTheLastRowNothingOfItIsThere() {
    MemberId ana = desk.maker("Ana");
    desk.sell(year, ana, eur(10_000));
    sql.sql(
            "create function ledger.cut_off() returns trigger language plpgsql as"
                + " $$begin raise exception 'cut off'; end$$")
        .update();
    sql.sql(
            "create trigger cut_off after insert on ledger.year_share"
                + " for each row execute function ledger.cut_off()")
        .update();
    try {
      assertThatThrownBy(() -> years.close(year, board)).hasMessageContaining("cut off");
    } finally {
      sql.sql("drop function ledger.cut_off() cascade").update();
    }
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(ignored -> {
              desk.close(year, board);
              throw new IllegalStateException("cut off at the commit");
            }))
        .hasMessageContaining("at the commit");
    assertThat(journalsOf(year)).isZero();
    assertThat(years.find(year).orElseThrow().stage()).isEqualTo(YearStage.OPEN);
    desk.makeAvailable();
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8_000L, 0L, 0L, 0L, 0L);

    desk.close(year, board);
    assertThat(journalsOf(year)).isEqualTo(2);
  }

  @Test
  void aLateRefundBelongsToTheYearInWhichItHappensAndALossIsMadeGoodFirst() {
    MemberId ana = desk.maker("Ana");
    MemberId ben = desk.maker("Ben");
    PaidOrder order = desk.sell(year, bookkeeper.line(ana, 10_000));
    YearReport first = desk.close(year, board);
    desk.refund(year + 1, order, 11_900);
    YearReport second = desk.close(year + 1, board);
    desk.sell(year + 2, ben, eur(20_000));
    YearReport third = desk.close(year + 2, board);

    assertThat(years.report(year)).contains(first);
    InCurrency loss = desk.in(second, "EUR");
    assertThat(loss.result().result()).isEqualTo(eur(-1_800));
    assertThat(loss.division().surplus()).isEqualTo(eur(0));
    assertThat(loss.division().shares()).isEmpty();
    assertThat(loss.loss()).isEqualTo(eur(1_800));
    assertThat(bookkeeper.booked("close:" + (year + 1) + ":EUR")).isEmpty();
    InCurrency good = desk.in(third, "EUR");
    assertThat(good.result().broughtForward()).isEqualTo(eur(-1_800));
    assertThat(good.division().surplus()).isEqualTo(eur(1_800));
    assertThat(good.loss()).isEqualTo(eur(0));
    assertThat(good.division().of(ana)).isEmpty();
  }

  @Test
  void nobodyIsChargedForSalesThatWentBack() {
    MemberId ana = desk.maker("Ana");
    MemberId ben = desk.maker("Ben");
    PaidOrder order = desk.sell(year, bookkeeper.line(ana, 10_000));
    desk.close(year, board);
    desk.refund(year + 1, order, 11_900);
    desk.sell(year + 1, ben, eur(50_000));
    InCurrency euros = desk.in(desk.close(year + 1, board), "EUR");
    assertThat(euros.division().shares())
        .extracting(YearShare::member, YearShare::measure)
        .containsExactly(tuple(ben, 9_000L));
    assertThat(euros.division().surplus()).isEqualTo(eur(7_200));
  }

  @Test
  void whoHasLeftGetsTheirPartAllTheSame() {
    MemberId ana = desk.maker("Ana");
    desk.sell(year, ana, eur(10_000));
    desk.leaves(ana);
    desk.close(year, board);
    desk.makeAvailable();
    assertThat(bookkeeper.has(ana, "EUR")).containsExactly(8_000L, 603L, 0L, 0L, 0L);
  }

  @Test
  void everyCurrencyIsDividedForItself() {
    MemberId ana = desk.maker("Ana");
    MemberId ben = desk.maker("Ben");
    List<String> currencies = List.of("EUR", "GBP", "JPY", "USD");
    for (int i = 0; i < currencies.size(); i++) {
      desk.sell(year, ana, Money.of(1_001 + i, currencies.get(i)));
    }
    desk.sell(year, ben, Money.of(3_333, "JPY"));
    YearReport report = desk.close(year, board);
    desk.makeAvailable();
    assertThat(report.currencies())
        .extracting(one -> one.currency().getCurrencyCode())
        .containsExactlyElementsOf(currencies);
    for (InCurrency one : report.currencies()) {
      MemberBalance has = ledger.balanceOf(ana, one.currency());
      assertThat(has.available()).isEqualTo(one.division().of(ana).getFirst().cash());
    }
    assertThat(report.currencies().stream().filter(one -> !one.division().of(ben).isEmpty()))
        .hasSize(1);
  }

  @Test
  void whatWasVotedAfterTheYearChangesNothingInIt() {
    desk.sell(year, desk.maker("Ana"), eur(10_000));
    transaction.executeWithoutResult(given -> {
      long education = policies.history().getLast().number(Parameter.SURPLUS_EDUCATION);
      assertThat(
              policies.adopt(
                  PolicyPatch.of(Parameter.SURPLUS_EDUCATION, education, education + 100),
                  new PolicyCause.Ballot(77),
                  clock.instant()))
          .isInstanceOf(AdoptOutcome.Adopted.class);
      YearReport report = desk.close(year, board);
      assertThat(report.rules()).isEqualTo(policies.version(PolicyVersion.GENESIS).yearRules());
      assertThat(report.cause()).isInstanceOf(PolicyCause.Genesis.class);
      assertThat(years.report(year)).contains(report);
      given.setRollbackOnly();
    });
    desk.close(year, board);
  }

  @Test
  void aYearWithoutSalesIsClosedWithNothing() {
    YearReport report = desk.close(year, board);
    assertThat(report.currencies()).isEmpty();
    assertThat(journalsOf(year)).isZero();
    assertThat(years.find(year).orElseThrow().stage()).isEqualTo(YearStage.CLOSED);
  }

  private long journalsOf(int closed) {
    return sql.sql("select count(*) from ledger.journal where cause = ?")
        .param("year " + closed)
        .query(Long.class)
        .single();
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }
}
