package coop.byhand.ledger;

import coop.byhand.ledger.YearReport.Closing;
import coop.byhand.ledger.YearReport.InCurrency;
import coop.byhand.ledger.YearRows.Kept;
import coop.byhand.ledger.YearRows.Payable;
import coop.byhand.look.HouseFormats;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.YearRules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The close of a year: what came in and what it cost go into the surplus, and the surplus is
 * divided by the rules of the year's last instant. A journal belongs to the year in which it is
 * written, so that nothing that happens later changes a year that is over: a refund of last year's
 * sale is this year's. Years are closed one after the other, once and for good, each in one
 * transaction.
 */
@Service
public class YearClose {

  private final YearRows rows;
  private final YearMeasures measures;
  private final HoursRows hours;
  private final Journals journals;
  private final Accounts accounts;
  private final PolicyBook policies;
  private final Membership membership;
  private final ZoneId zone;
  private final Clock clock;

  YearClose(
      YearRows rows,
      YearMeasures measures,
      HoursRows hours,
      Journals journals,
      Accounts accounts,
      PolicyBook policies,
      Membership membership,
      HouseFormats formats,
      Clock clock) {
    this.rows = rows;
    this.measures = measures;
    this.hours = hours;
    this.journals = journals;
    this.accounts = accounts;
    this.policies = policies;
    this.membership = membership;
    this.zone = formats.in(Locale.ROOT).zone();
    this.clock = clock;
  }

  /** Every year that has books, the newest first. */
  @Transactional(readOnly = true)
  public List<BookYear> years() {
    Instant now = clock.instant();
    List<BookYear> years = new ArrayList<>();
    int last = YearSpan.at(now, zone).year();
    int first = rows.firstClosed().or(() -> next()).orElse(last + 1);
    for (int year = last; year >= first; year--) {
      find(year, now).ifPresent(years::add);
    }
    return years;
  }

  /** One year; empty if it has no books. */
  @Transactional(readOnly = true)
  public Optional<BookYear> find(int year) {
    return find(year, clock.instant());
  }

  /**
   * What a year came to: as it was closed, or as it would be now. Empty for one that is not over,
   * or waits for an earlier one.
   */
  @Transactional(readOnly = true)
  public Optional<YearReport> report(int year) {
    Optional<YearReport> closed = closed(year);
    return closed.isPresent()
        ? closed
        : find(year, clock.instant())
            .filter(one -> one.stage() == YearStage.OPEN || one.stage() == YearStage.RESTING)
            .map(one -> preview(YearSpan.of(year, zone)));
  }

  /** What all closed years came to, the newest first, without any member's part. */
  @Transactional(readOnly = true)
  public List<YearTotals> totals() {
    return rows.totals();
  }

  /**
   * Closes a year. Keys {@code close:{year}:{currency}:result} and {@code close:{year}:{currency}}.
   * Again it changes nothing and answers with the first result.
   *
   * @param by a member of the board
   */
  @Transactional
  public CloseOutcome close(int year, MemberId by) {
    if (!isBoard(by)) {
      return new CloseOutcome.NotTheBoard();
    }
    rows.lock();
    Optional<YearReport> before = closed(year);
    if (before.isPresent()) {
      return new CloseOutcome.Closed(before.get());
    }
    Instant now = clock.instant();
    Optional<BookYear> found = find(year, now);
    if (found.isEmpty()) {
      return new CloseOutcome.NoBooks();
    }
    return switch (found.get().stage()) {
      case RUNNING, RESTING -> new CloseOutcome.TooEarly(found.get().closesFrom());
      case AFTER_EARLIER -> new CloseOutcome.EarlierOpen(next().orElseThrow());
      case OPEN -> new CloseOutcome.Closed(write(YearSpan.of(year, zone), by, now));
      case CLOSED -> throw new IllegalStateException("closed without a row: " + year);
    };
  }

  /** The hours that members worked in a year, as they stand. */
  @Transactional(readOnly = true)
  public List<WorkHours> hours(int year) {
    return hours.of(year);
  }

  /**
   * Enters the hours that a member worked in a year. What is entered again takes the place of what
   * was there, and needs a reason.
   *
   * @param reason as typed, up to 500 characters
   * @param by a member of the board
   */
  @Transactional
  public HoursOutcome enterHours(
      int year, MemberId member, int worked, String reason, MemberId by) {
    if (!isBoard(by)) {
      return new HoursOutcome.NotTheBoard();
    }
    String why = reason.strip();
    if (worked < 0 || worked > WorkHours.MOST || why.length() > WorkHours.REASON_MAX) {
      return new HoursOutcome.OutOfRange();
    }
    rows.lock();
    Instant now = clock.instant();
    if (find(year, now).filter(one -> one.stage() != YearStage.CLOSED).isEmpty()) {
      return new HoursOutcome.NotOpen();
    }
    int revision = hours.of(year, member).map(before -> before.revision() + 1).orElse(1);
    if (revision > 1 && why.isEmpty()) {
      return new HoursOutcome.ReasonMissing();
    }
    WorkHours entered = new WorkHours(year, member, revision, worked, why, by, now);
    hours.insert(entered);
    return new HoursOutcome.Entered(entered);
  }

  /**
   * Makes cash parts of closed years available to their members, so that the next payout sends
   * them; what a member owes is set off first. Keys {@code patronage:{year}:{currency}:{member}}.
   *
   * @param members how many at most, so that nobody's account is locked for long
   * @return how many parts became available; zero when none is left
   */
  @Transactional
  public int makeAvailable(int members) {
    List<Payable> parts = rows.payables(members);
    if (parts.isEmpty()) {
      return 0;
    }
    Instant now = clock.instant();
    Currency currency = parts.getFirst().cash().currency();
    Purses purses =
        accounts.lock(parts.stream().map(Payable::member).collect(Collectors.toSet()), currency);
    int written = 0;
    for (Payable part : parts) {
      String key = YearPosting.keyOfPayment(part.year(), currency.getCurrencyCode(), part.member());
      if (journals.find(key).isEmpty()) {
        YearRules rules = rows.find(part.year()).orElseThrow().rules();
        journals.write(
            YearPosting.payment(
                part.year(), part.member(), part.cash(), purses, rules.version(), now),
            now);
        written++;
      }
    }
    return written;
  }

  private boolean isBoard(MemberId member) {
    return membership.offices(member).contains(Office.BOARD);
  }

  /** The first year that is not closed; empty before the first journal. */
  private Optional<Integer> next() {
    return rows.lastClosed()
        .map(last -> last + 1)
        .or(() -> rows.firstJournal().map(first -> YearSpan.at(first, zone).year()));
  }

  private Optional<BookYear> find(int year, Instant now) {
    Optional<Integer> next = next();
    int last = YearSpan.at(now, zone).year();
    int first = rows.firstClosed().or(() -> next).orElse(last + 1);
    return year < first || year > last
        ? Optional.empty()
        : next.map(open -> BookYear.of(YearSpan.of(year, zone), open, now));
  }

  private Optional<YearReport> closed(int year) {
    return rows.find(year)
        .map(kept -> report(kept.span(), kept.rules(), rows.currencies(year), kept.closing()));
  }

  private YearReport preview(YearSpan span) {
    YearRules rules = policies.at(span.last()).yearRules();
    return report(span, rules, divided(span, rules), null);
  }

  private YearReport report(
      YearSpan span, YearRules rules, List<InCurrency> currencies, @Nullable Closing closing) {
    Policy policy = policies.version(rules.version());
    return new YearReport(
        span.year(),
        span.from(),
        span.to(),
        rules,
        policy.cause(),
        currencies,
        Optional.ofNullable(closing));
  }

  private List<InCurrency> divided(YearSpan span, YearRules rules) {
    Map<MemberId, Long> worked =
        hours.of(span.year()).stream()
            .collect(Collectors.toMap(WorkHours::member, one -> (long) one.hours()));
    return measures.results(span).stream()
        .map(result ->
            new InCurrency(
                result,
                YearDivision.of(
                    result.divisible(),
                    rules,
                    measures.creators(rules.basis(), result.currency(), span),
                    worked)))
        .toList();
  }

  private YearReport write(YearSpan span, MemberId by, Instant now) {
    YearRules rules = policies.at(span.last()).yearRules();
    Closing closing = new Closing(now.truncatedTo(ChronoUnit.MICROS), by);
    List<InCurrency> currencies = divided(span, rules);
    rows.insert(new Kept(span, rules, closing));
    for (InCurrency in : currencies) {
      JournalId result =
          journals.write(YearPosting.result(span, in.result(), rules.version()), now);
      JournalId division =
          in.division().surplus().isZero()
              ? null
              : journals.write(YearPosting.division(span, in.division(), rules.version()), now);
      rows.insert(span.year(), in, result, division);
    }
    return report(span, rules, currencies, closing);
  }
}
