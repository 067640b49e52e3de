package coop.byhand.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Deadlocks;
import coop.byhand.kernel.Money;
import coop.byhand.members.MemberId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may close which year when, and what the database itself refuses about closed ones. */
@ByhandTest
class YearGuardsTests {

  @Autowired YearClose years;
  @Autowired YearDesk desk;
  @Autowired Clock clock;
  @Autowired JdbcClient sql;
  @Autowired TransactionTemplate transaction;

  private int year;
  private MemberId board;
  private MemberId ana;

  @BeforeEach
  void aYearIsOpen() {
    year = desk.openYear();
    board = desk.board();
    ana = desk.maker("Ana");
  }

  @Test
  void onlyTheBoardClosesAndOnlyWhatIsOverAndNext() {
    int now = clock.instant().atZone(ZoneId.of("Europe/Brussels")).getYear();
    assertThat(years.close(year, ana)).isInstanceOf(CloseOutcome.NotTheBoard.class);
    assertThat(years.close(year + 1, board)).isEqualTo(new CloseOutcome.EarlierOpen(year));
    assertThat(years.close(now, board))
        .isInstanceOfSatisfying(
            CloseOutcome.TooEarly.class,
            early -> assertThat(early.from()).isAfter(clock.instant()));
    assertThat(years.close(now + 1, board)).isInstanceOf(CloseOutcome.NoBooks.class);
    assertThat(years.close(1980, board)).isInstanceOf(CloseOutcome.NoBooks.class);
    assertThat(years.report(now)).isEmpty();
    assertThat(years.report(year + 1)).isEmpty();
    List<BookYear> all = years.years();
    assertThat(all.getFirst().year()).isEqualTo(now);
    assertThat(all.getFirst().stage()).isEqualTo(YearStage.RUNNING);
    assertThat(all)
        .filteredOn(one -> one.stage() == YearStage.OPEN)
        .extracting(BookYear::year)
        .containsExactly(year);
  }

  @Test
  void hoursAreEnteredByTheBoardAndCorrectedWithAReason() {
    assertThat(years.enterHours(year, ana, 5, "", ana))
        .isInstanceOf(HoursOutcome.NotTheBoard.class);
    assertThat(years.enterHours(year, ana, -1, "", board))
        .isInstanceOf(HoursOutcome.OutOfRange.class);
    assertThat(years.enterHours(year, ana, WorkHours.MOST + 1, "", board))
        .isInstanceOf(HoursOutcome.OutOfRange.class);
    assertThat(years.enterHours(year, ana, 5, "x".repeat(501), board))
        .isInstanceOf(HoursOutcome.OutOfRange.class);
    assertThat(years.enterHours(1980, ana, 5, "", board)).isInstanceOf(HoursOutcome.NotOpen.class);
    assertThat(years.enterHours(year, ana, 50, "", board)).isInstanceOf(HoursOutcome.Entered.class);
    assertThat(years.enterHours(year, ana, 40, " ", board))
        .isInstanceOf(HoursOutcome.ReasonMissing.class);
    assertThat(years.enterHours(year, ana, 40, "Counted a week twice.", board))
        .isInstanceOfSatisfying(
            HoursOutcome.Entered.class,
            entered -> assertThat(entered.hours().revision()).isEqualTo(2));
    assertThat(years.hours(year))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.hours()).isEqualTo(40);
          assertThat(one.reason()).isEqualTo("Counted a week twice.");
          assertThat(one.enteredBy()).isEqualTo(board);
        });
    desk.sell(year, desk.maker("Ben"), Money.of(10_000, "EUR"));
    assertThat(desk.in(desk.close(year, board), "EUR").division().of(ana))
        .extracting(YearShare::measure)
        .containsExactly(40L);
    assertThat(years.enterHours(year, ana, 41, "Too late.", board))
        .isInstanceOf(HoursOutcome.NotOpen.class);
  }

  @Test
  void nothingIsWrittenIntoAClosedYear() {
    desk.close(year, board);
    assertThatThrownBy(() -> desk.sell(year, ana, Money.of(100, "EUR")))
        .rootCause()
        .hasMessageContaining("is closed");
    refused(
        "is closed",
        "insert into ledger.journal (kind, idem_key, currency, policy_version, cause, effective_at,"
            + " recorded_at, recorded_in) select 'fee', gen_random_uuid()::text, 'EUR', 1, 'x',"
            + " now(), to_at - interval '1 microsecond', 0 from ledger.closed_year where year = "
            + year);
    refused(
        "is closed",
        "insert into ledger.work_hours values (%d, '%s', 1, 1, '', '%2$s', now())"
            .formatted(year, ana.value()));
    // What happened in it outside and is heard of later is this year's.
    desk.sell(year + 1, ana, Money.of(100, "EUR"));
  }

  @Test
  void closedYearsFollowEachOtherAndAreDividedToTheCent() {
    desk.sell(year, ana, Money.of(10_000, "EUR"));
    desk.close(year, board);
    refused(
        "does not follow",
        "insert into ledger.closed_year select (year + 2)::smallint, from_at + interval '2 years',"
            + " to_at + interval '2 years', policy_version, reserve_bp, education_bp, creators_bp,"
            + " cash_bp, basis, closed_by, closed_at from ledger.closed_year where year = "
            + year);
    refused(
        "does not follow",
        "insert into ledger.work_hours values (%d, '%s', 2, 1, 'x', '%2$s', now())"
            .formatted(year + 1, ana.value()));
    refused(
        "sum to",
        "insert into ledger.year_share values (%d, 'EUR', '%s', 'worker', 1, 1, 0)"
            .formatted(year, ana.value()));
  }

  @Test
  void whatIsClosedIsNeverChanged() {
    years.enterHours(year, ana, 5, "", board);
    desk.sell(year, ana, Money.of(10_000, "EUR"));
    desk.close(year, board);
    for (String table : List.of("closed_year", "year_result", "year_share", "work_hours")) {
      refused("append-only", "delete from ledger." + table);
      refused("append-only", "truncate ledger." + table + " cascade");
      refused("append-only", "update ledger.%s set year = year".formatted(table));
    }
  }

  private void refused(String why, String statement) {
    assertThatThrownBy(
            Deadlocks.saidAgain(
                () -> transaction.executeWithoutResult(ignored -> sql.sql(statement).update())))
        .rootCause()
        .hasMessageContaining(why);
  }
}
