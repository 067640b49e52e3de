package coop.byhand.moderation;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.moderation.ReportOutcome.AlreadyReported;
import coop.byhand.moderation.ReportOutcome.Incomplete;
import coop.byhand.moderation.ReportOutcome.NoSuchWork;
import coop.byhand.moderation.ReportOutcome.Opened;
import coop.byhand.moderation.ReportOutcome.TooMany;
import coop.byhand.policy.ModerationRules;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntryId;
import coop.byhand.register.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where works are reported and cases are kept. A complete report about a listed work is a case at
 * once, without anybody's leave, under the voted rules of that moment; its opening stands in the
 * register without names.
 */
@Service
public class Moderation {

  private final Cases cases;
  private final Catalogue catalogue;
  private final PolicyBook policies;
  private final Register register;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Moderation(
      Cases cases,
      Catalogue catalogue,
      PolicyBook policies,
      Register register,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.catalogue = catalogue;
    this.policies = policies;
    this.register = register;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a report. The same reporter has one open case about a work at most: a second report
   * about it changes nothing and is answered with the first.
   */
  @Transactional
  public ReportOutcome report(WorkId id, Reporter reporter, Notice notice) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (catalogue.find(id).filter(Work::isListed).isEmpty()) {
      return new NoSuchWork(id);
    }
    return switch (Filing.of(reporter, notice)) {
      case Filing.Lacking(var missing) -> new Incomplete(missing);
      case Filing.Complete complete -> take(id, complete, now);
    };
  }

  private ReportOutcome take(WorkId work, Filing.Complete filing, Instant now) {
    Sender sender = filing.sender();
    cases.lock(sender);
    Optional<OpenCase> before = cases.openBy(work, sender);
    if (before.isPresent()) {
      OpenCase open = before.get();
      return new AlreadyReported(open.id(), open.number(), open.state().answerBy());
    }
    Optional<Duration> pause = pause(sender, now);
    if (pause.isPresent()) {
      return new TooMany(pause.get());
    }
    OpenCase opened = open(work, filing, now);
    cases.forgetBefore(now.minus(Pace.DAY));
    cases.note(sender, now);
    events.publishEvent(new CaseOpened(opened.id(), work, now));
    return new Opened(opened.id(), opened.number(), opened.state().answerBy());
  }

  private Optional<Duration> pause(Sender sender, Instant now) {
    Instant since = now.minus(Pace.DAY);
    return Pace.OF_A_REPORTER
        .pause(cases.takenOf(sender.digest(), since), now)
        .or(() ->
            sender
                .remote()
                .flatMap(remote -> Pace.OF_A_NETWORK.pause(cases.takenFrom(remote, since), now)));
  }

  private OpenCase open(WorkId work, Filing.Complete filing, Instant now) {
    ModerationRules rules = policies.at(now).moderationRules();
    OpenCase opened =
        new OpenCase(
            CaseId.at(now),
            cases.nextNumber(),
            work,
            filing.ground(),
            filing.words(),
            rules.version(),
            new CaseState.Open(now, now.plus(rules.reviewWithin())));
    RegisterEntryId entry =
        register.append(
            Statement.of("case.opened", now)
                .with("number", opened.number())
                .with("ground", opened.ground().word())
                .with("policyVersion", opened.policy().value())
                .salted("record", record(opened)));
    cases.insert(opened, entry);
    cases.insertReporter(opened.id(), filing.sender());
    return opened;
  }

  /**
   * What the register keeps the salted hash of: it shows later that nothing was changed, and tells
   * until then neither the work nor what is said of it.
   */
  static String record(OpenCase opened) {
    return String.join(
        "\n",
        opened.id().toString(),
        opened.work().toString(),
        opened.ground().word(),
        opened.state().since().toString(),
        opened.words());
  }

  /** The case about this work that is open longest. */
  @Transactional(readOnly = true)
  public Optional<OpenCase> openCaseOf(WorkId work) {
    return cases.oldestOpenOf(work);
  }

  /** Open cases, at most so many, those to be answered first in front. */
  @Transactional(readOnly = true)
  public List<OpenCase> open(int most) {
    return cases.open(most);
  }

  /** How many cases are open. */
  @Transactional(readOnly = true)
  public int openCount() {
    return cases.openCount();
  }
}
