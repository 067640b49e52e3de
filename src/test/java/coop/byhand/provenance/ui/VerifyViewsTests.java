package coop.byhand.provenance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Work;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.Opinion;
import coop.byhand.provenance.Provenance;
import coop.byhand.provenance.QueueItem;
import coop.byhand.provenance.ReviewDesk;
import coop.byhanddemo.MovableClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class VerifyViewsTests extends AppVisit {

  /** What another test's member took to look at is free again by then. */
  private static final java.time.Duration LONGER_THAN_ANY_LOOK = java.time.Duration.ofHours(2);

  @Autowired ReviewDesk desk;
  @Autowired Provenance provenance;
  @Autowired MovableClock clock;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void theQueueShowsWhatWaitsAndLeadsToIt() {
    clock.forward(LONGER_THAN_ANY_LOOK);
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Waiting canyon");
    Member carla = atelier.member("Carla Reyes");
    // Works of other tests wait, too; all but this one are judged before looking.
    for (QueueItem other : desk.queue(carla.id())) {
      if (!other.claim().equals(work.claim())) {
        atelier.doubt(other.claim(), carla);
      }
    }
    signIn(carla.person());

    navigate(QueueView.class);

    assertThat(words()).contains("Waiting canyon", "by Ana Lima", "0 of 2", "One work waits");
    assertThat(find(RouterLink.class).all())
        .extracting(RouterLink::getHref)
        .contains("verify/" + work.claim());
  }

  @Test
  void nothingWaitsIsSaidInWords() {
    clock.forward(LONGER_THAN_ANY_LOOK);
    Member carla = atelier.member("Carla Reyes");
    desk.queue(carla.id()).forEach(item -> atelier.doubt(item.claim(), carla));
    signIn(carla.person());

    navigate(QueueView.class);

    assertThat(words()).contains("Nothing waits.");
    assertThat(find(Anchor.class).withText("To your desk").exists()).isTrue();
  }

  @Test
  void whoIsNoMemberIsToldSo() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Secret");
    signIn(atelier.guest("Ben Okafor").id());

    navigate(QueueView.class);
    assertThat(words()).contains("You are not signed in as a member.");
    navigate(EvidenceView.class, Map.of("claim", work.claim().toString()));
    assertThat(words()).contains("You are not signed in as a member.").doesNotContain("Secret");
  }

  @Test
  void aMemberTakesAWorkLooksAndGivesAnOpinion() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Judged canyon");
    Member carla = atelier.member("Carla Reyes");
    look(work, carla);
    assertThat(words())
        .contains("Evidence for “Judged canyon”", "Declaration signed", "2 equal opinions decide")
        .contains("No sign of generated content", "Made on a walk: Judged canyon");

    press("Take it and judge");
    choose("MADE_BY_HAND");
    find(Checkbox.class).all().forEach(box -> box.setValue(true));
    find(TextArea.class).single().setValue("The sketches convince me.");
    assertThat(words())
        .contains("found it made by hand")
        .contains("Their reason: The sketches convince me.");
    press("Give this opinion");

    assertThat(words()).contains("Your opinion is kept.");
    assertThat(desk.file(work.claim(), carla.id()).orElseThrow().own()).isNotNull();
    press("Take it back");
    assertThat(words()).contains("Taken back. Nothing was counted.");
    assertThat(desk.file(work.claim(), carla.id()).orElseThrow().own()).isNull();
  }

  @Test
  void whatLacksIsSummedUpAndWhatWasTypedStays() {
    Work work = atelier.inReview(atelier.member("Ana Lima"), "Lacking");
    look(work, atelier.member("Carla Reyes"));
    press("Take it and judge");

    press("Give this opinion");
    assertThat(words()).contains("There is a problem", "Say what you think");

    choose("MADE_BY_HAND");
    find(TextArea.class).single().setValue("Typed and kept");
    press("Give this opinion");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words()).contains("Confirm: I looked at, listened to or read the whole work");
    assertThat(find(TextArea.class).single().getValue()).isEqualTo("Typed and kept");

    find(TextArea.class).single().clear();
    press("Give this opinion");
    assertThat(words()).contains("Give your reason");

    choose("NOT_CONVINCED");
    press("Give this opinion");
    assertThat(words()).contains("Say what is in the way");
    groups().getLast().setValue(Opinion.Ground.TOO_LITTLE_TO_JUDGE);
    find(TextArea.class).single().setValue("One blurred stripe.");
    press("Give this opinion");
    assertThat(words()).contains("Your opinion is kept.");
  }

  @Test
  void eachRefusalIsSaidInPlainWords() {
    Member ana = atelier.member("Ana Lima");
    Member carla = atelier.member("Carla Reyes");
    Member dario = atelier.member("Dario Conti");
    Work work = atelier.inReview(ana, "Refusals");

    look(work, ana);
    assertThat(words()).contains("This is your own work. Nobody judges their own.");

    desk.take(work.claim(), carla.id());
    look(work, dario);
    assertThat(words()).contains("Carla Reyes is looking at it until");

    atelier.doubt(work.claim(), carla);
    clock.forward(ReviewDesk.TAKE_BACK_TIME);
    look(work, carla);
    assertThat(words()).contains("Your opinion counts since");

    atelier.doubt(work.claim(), dario);
    look(work, atelier.member("Edda Berg"));
    assertThat(words()).contains("Enough members have given their opinion on this work.");
    atelier.count(work.claim());
    assertThat(provenance.find(work.claim()).orElseThrow().state())
        .isInstanceOf(ClaimState.NotVerified.class);
    look(work, carla);
    assertThat(words()).contains("not verified.", "Dario Conti: not convinced.");
  }

  @Test
  void aDraftAndANonsenseAddressAreNotHere() {
    Work draft = atelier.described(atelier.member("Ana Lima"), "Still a draft");
    signIn(atelier.member("Carla Reyes").person());

    for (String address : List.of(draft.claim().toString(), "claim_0", "x")) {
      assertThat(elsewhere("verify/" + address)).isNotInstanceOf(EvidenceView.class);
    }
  }

  private void look(Work work, Member reader) {
    signIn(reader.person());
    navigate(EvidenceView.class, Map.of("claim", work.claim().toString()));
  }

  @SuppressWarnings("unchecked")
  private List<RadioButtonGroup<Object>> groups() {
    return find(RadioButtonGroup.class).all().stream()
        .map(group -> (RadioButtonGroup<Object>) group)
        .toList();
  }

  private void choose(String side) {
    RadioButtonGroup<Object> group = groups().getFirst();
    group.setValue(
        group
            .getListDataView()
            .getItems()
            .filter(item -> item.toString().equals(side))
            .findFirst()
            .orElseThrow());
  }
}
