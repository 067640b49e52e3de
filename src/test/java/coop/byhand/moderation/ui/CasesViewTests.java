package coop.byhand.moderation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.licensing.Counter;
import coop.byhand.moderation.Ground;
import coop.byhand.moderation.Moderation;
import coop.byhand.moderation.Notice;
import coop.byhand.moderation.OpenCase;
import coop.byhand.moderation.ReportOutcome;
import coop.byhand.moderation.Reporter;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CasesViewTests extends AppVisit {

  private static final String WORDS = "The brush strokes repeat every 512 pixels, see the sky.";

  @Autowired Moderation moderation;
  @Autowired Atelier atelier;
  @Autowired Counter counter;
  @Autowired MovableClock clock;

  @Test
  void aMemberReadsWhatIsSaidAndUntilWhenItIsAnswered() {
    OpenCase open = reported();
    signIn(atelier.member("Carla Reyes").person());

    navigate(CasesView.class);

    assertThat(words())
        .contains(atelier.find(open.work()).title(), "Not made by hand", WORDS, "Answer by")
        .contains("Case " + open.number() + ", open since")
        .doesNotContain("Ben Okri");
    assertThat(find(Anchor.class).all())
        .extracting(Anchor::getHref)
        .contains("/works/" + open.work());
  }

  @Test
  void aCaseThatWasNotAnsweredInTimeSaysSo() {
    OpenCase open = reported();
    clock.forward(Duration.between(clock.instant(), open.state().answerBy()).plusSeconds(1));
    signIn(atelier.member("Carla Reyes").person());

    CasesView view = navigate(CasesView.class);
    view.show(List.of(open), 1);

    assertThat(words()).contains("One case is open.", "Was to be answered by");
  }

  @Test
  void whereNoReportWaitsThePageSaysSo() {
    signIn(atelier.member("Carla Reyes").person());

    navigate(CasesView.class).show(List.of(), 0);

    assertThat(words()).contains("Nothing waits.").doesNotContain("Case ");
  }

  @Test
  void whoIsNoMemberIsToldWhyThereIsNothingToRead() {
    reported();
    signIn(counter.buyer("Ben"));

    navigate(CasesView.class);

    assertThat(words()).contains("Members of the co‑op decide").doesNotContain(WORDS);
    assertThat(find(Anchor.class).withText("Open cases in numbers").exists()).isTrue();
  }

  private OpenCase reported() {
    Work work = atelier.listed(atelier.member("Ana"), "Harbour " + UUID.randomUUID(), 40_00);
    ReportOutcome outcome =
        moderation.report(
            work.id(),
            new Reporter.SignedIn(counter.buyer("Ben Okri")),
            new Notice(Ground.NOT_BY_HAND, WORDS, true));
    assertThat(outcome).isInstanceOf(ReportOutcome.Opened.class);
    return moderation.openCaseOf(work.id()).orElseThrow();
  }
}
