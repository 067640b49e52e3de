package coop.byhand.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.ByhandTest;
import coop.byhand.Doorkeeper;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.identity.PersonId;
import coop.byhand.licensing.Counter;
import coop.byhand.moderation.ReportOutcome.AlreadyReported;
import coop.byhand.moderation.ReportOutcome.Incomplete;
import coop.byhand.moderation.ReportOutcome.Missing;
import coop.byhand.moderation.ReportOutcome.NoSuchWork;
import coop.byhand.moderation.ReportOutcome.Opened;
import coop.byhand.moderation.ReportOutcome.TooMany;
import coop.byhand.policy.ModerationRules;
import coop.byhand.policy.PolicyBook;
import coop.byhand.register.RecordMatch;
import coop.byhand.register.Register;
import coop.byhand.register.RegisterEntry;
import coop.byhanddemo.MovableClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ByhandTest
@RecordApplicationEvents
class ModerationTests {

  private static final String WORDS = "The same picture hangs in the museum of Ghent since 1911.";

  @Autowired Moderation moderation;
  @Autowired PolicyBook policies;
  @Autowired Register register;
  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired MovableClock clock;
  @Autowired JdbcClient rows;
  @Autowired ApplicationEvents events;

  @Test
  void aReportAboutAListedWorkIsACaseUnderTheRulesOfTheDay() {
    Work work = work();
    PersonId ben = counter.buyer("Ben");

    Opened opened = opened(report(work, new Reporter.SignedIn(ben)));

    OpenCase open = moderation.openCaseOf(work.id()).orElseThrow();
    ModerationRules rules = policies.at(clock.instant()).moderationRules();
    assertThat(open.id()).isEqualTo(opened.id());
    assertThat(open.number()).isEqualTo(opened.number()).isPositive();
    assertThat(open.ground()).isEqualTo(Ground.COPIED);
    assertThat(open.words()).isEqualTo(WORDS);
    assertThat(open.policy()).isEqualTo(rules.version());
    assertThat(opened.answerBy())
        .isEqualTo(open.state().answerBy())
        .isEqualTo(open.state().since().plus(rules.reviewWithin()));
    assertThat(moderation.open(1_000)).contains(open);
    assertThat(moderation.openCount()).isPositive();
    assertThat(events.stream(CaseOpened.class))
        .containsExactly(new CaseOpened(open.id(), work.id(), open.state().since()));
  }

  @Test
  void theRegisterKeepsTheCaseButNeitherWorkNorNameNorWords() {
    Work work = work();
    Opened opened = opened(report(work, somebody("Dora Quist", Doorkeeper.freshAddress())));

    RegisterEntry entry = register.page(1, Optional.of("case.opened")).items().getFirst();

    OpenCase open = moderation.openCaseOf(work.id()).orElseThrow();
    assertThat(entry.canonicalJson())
        .contains("\"ground\":\"copied\"", "\"number\":" + opened.number())
        .contains("\"policyVersion\":" + open.policy().value())
        .doesNotContain("Dora", "museum", work.id().toString(), work.title());
    assertThat(register.compare(entry.id(), "record", Moderation.record(open)))
        .isEqualTo(RecordMatch.MATCHES);
    assertThat(register.compare(entry.id(), "record", Moderation.record(open) + "."))
        .isEqualTo(RecordMatch.DIFFERS);
  }

  @Test
  void aSecondReportOfTheSameReporterChangesNothing() {
    Work work = work();
    String mail = Doorkeeper.freshAddress();
    Opened first = opened(report(work, somebody("Dora", mail)));

    assertThat(report(work, somebody("D. Quist", " " + mail.toUpperCase(Locale.ROOT))))
        .isEqualTo(new AlreadyReported(first.id(), first.number(), first.answerBy()));

    Opened other = opened(report(work, new Reporter.SignedIn(counter.buyer("Ben"))));
    assertThat(other.number()).isGreaterThan(first.number());
    assertThat(moderation.openCaseOf(work.id()).map(OpenCase::id)).hasValue(first.id());
    assertThat(moderation.open(1_000).stream().filter(open -> open.work().equals(work.id())))
        .hasSize(2);
  }

  @Test
  void whatIsMissingIsNamedAllAtOnceAndNothingIsKept() {
    Work work = work();
    assertThat(
            moderation.report(
                work.id(), somebody(" ", "nowhere"), new Notice(null, "It is fake.", false)))
        .isEqualTo(
            new Incomplete(
                Set.of(
                    Missing.GROUND,
                    Missing.WORDS,
                    Missing.NAME,
                    Missing.EMAIL,
                    Missing.GOOD_FAITH)));
    assertThat(
            moderation.report(
                work.id(),
                new Reporter.SignedIn(counter.buyer("Ben")),
                new Notice(Ground.UNLAWFUL, "x".repeat(5_001), true)))
        .isEqualTo(new Incomplete(Set.of(Missing.FEWER_WORDS)));
    assertThat(moderation.openCaseOf(work.id())).isEmpty();
  }

  @Test
  void blanksAndInvisibleSignsAreNoReason() {
    assertThat(
            moderation.report(
                work().id(),
                new Reporter.SignedIn(counter.buyer("Ben")),
                new Notice(Ground.COPIED, " \u0000\u0007\r\n".repeat(30) + "copied", true)))
        .isEqualTo(new Incomplete(Set.of(Missing.WORDS)));
  }

  @Test
  void aWorkThatIsNotBeforeThePublicCannotBeReported() {
    Work draft = atelier.described(atelier.member("Ana"), "Draft " + UUID.randomUUID());
    assertThat(report(draft, new Reporter.SignedIn(counter.buyer("Ben"))))
        .isEqualTo(new NoSuchWork(draft.id()));
  }

  @Test
  void aReporterHasFiveReportsADay() {
    Reporter ben = new Reporter.SignedIn(counter.buyer("Ben"));
    IntStream.range(0, 5).forEach(i -> opened(report(work(), ben)));
    Work sixth = work();

    assertThat(report(sixth, ben)).isInstanceOf(TooMany.class);
    assertThat(moderation.openCaseOf(sixth.id())).isEmpty();

    clock.forward(Duration.ofDays(1));
    opened(report(sixth, ben));
  }

  @Test
  void aNetworkHasTwentyReportsADay() {
    Work work = work();
    String network = "198.51.100." + UUID.randomUUID();
    for (int i = 0; i < 20; i++) {
      opened(report(work, new Reporter.Somebody("Dora", Doorkeeper.freshAddress(), network)));
    }
    assertThat(report(work, new Reporter.Somebody("Dora", Doorkeeper.freshAddress(), network)))
        .isInstanceOf(TooMany.class);
    opened(report(work, somebody("Dora", Doorkeeper.freshAddress())));
  }

  @Test
  void aReportStaysAsItWasTakenAndWhoSentItCanBeErased() {
    Work work = work();
    UUID id = opened(report(work, somebody("Dora", Doorkeeper.freshAddress()))).id().value();

    assertThatThrownBy(() ->
            rows.sql("update moderation.case_file set words = ? where case_id = ?")
                .params(WORDS + " No.", id)
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("a report stays as it was taken");
    assertThatThrownBy(() ->
            rows.sql("update moderation.case_file set answer_by = ? where case_id = ?")
                .params(Timestamp.from(Instant.parse("2099-01-01T00:00:00Z")), id)
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> rows.sql("delete from moderation.case_file where case_id = ?").param(id).update())
        .isInstanceOf(DataAccessException.class);

    assertThat(rows.sql("delete from moderation.reporter where case_id = ?").param(id).update())
        .isEqualTo(1);
    assertThat(moderation.openCaseOf(work.id())).isPresent();
  }

  private Work work() {
    return atelier.listed(atelier.member("Ana"), "Harbour " + UUID.randomUUID(), 40_00);
  }

  private static Reporter somebody(String name, String email) {
    return new Reporter.Somebody(name, email, "203.0.113." + UUID.randomUUID());
  }

  private ReportOutcome report(Work work, Reporter reporter) {
    return moderation.report(work.id(), reporter, new Notice(Ground.COPIED, WORDS, true));
  }

  private static Opened opened(ReportOutcome outcome) {
    assertThat(outcome).isInstanceOf(Opened.class);
    return (Opened) outcome;
  }
}
