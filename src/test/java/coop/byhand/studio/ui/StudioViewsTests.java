package coop.byhand.studio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.AppVisit;
import coop.byhand.catalogue.Atelier;
import coop.byhand.catalogue.Detail;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.Workbench;
import coop.byhand.kernel.Money;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import coop.byhand.policy.InForce;
import coop.byhand.policy.Medium;
import coop.byhand.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class StudioViewsTests extends AppVisit {

  @Autowired Workbench workbench;
  @Autowired InForce inForce;

  private Atelier atelier;

  @Autowired
  void open(BeanFactory house) {
    atelier = Atelier.in(house);
  }

  @Test
  void theDeskTellsWhatWaits() {
    Member ana = atelier.member("Ana Lima");
    atelier.described(ana, "Half done");
    atelier.inReview(ana, "With them");
    atelier.verified(ana, "Lacks a price");
    signIn(ana.person());

    navigate(DeskView.class);

    assertThat(words())
        .contains("What waits for you", "Half done, edited", "“Lacks a price” is verified")
        .contains("“With them” is with the members, answer by")
        .contains("Nothing sold in the last 30 days.");
  }

  @Test
  void aGuestIsToldWhatMembersDo() {
    signIn(atelier.guest("Ben Okafor").id());

    navigate(DeskView.class);
    assertThat(words()).contains("Selling works and voting is what members do.");
    navigate(WorksView.class);
    assertThat(words()).contains("You are not signed in as a member.");
    navigate(NewWorkView.class);
    assertThat(words()).contains("You are not signed in as a member.");
    assertThat(find(Upload.class).exists()).isFalse();
  }

  @Test
  void aFileBecomesADraftAndARefusedOneTakesNothingWithIt() {
    Member ana = atelier.member("Ana Lima");
    signIn(ana.person());
    navigate(NewWorkView.class);

    upload("canyon.png", "image/png", Atelier.picture(80, 60));
    assertThat(words()).contains("canyon.png is kept.");
    upload("page.jpg", "image/jpeg", "<!doctype html><p>".getBytes(StandardCharsets.UTF_8));
    upload("nothing.txt", "text/plain", new byte[0]);

    assertThat(words())
        .contains("canyon.png is kept.")
        .contains("page.jpg was not taken in. This is a web page")
        .contains("nothing.txt was not taken in. The selected file is empty.");
    assertThat(workbench.of(ana.id()))
        .singleElement()
        .satisfies(work -> assertThat(work.fileName()).isEqualTo("canyon.png"));
  }

  @Test
  void theSameFileTwiceLeadsToTheWorkThatHasIt() {
    Member ana = atelier.member("Ana Lima");
    byte[] content = Atelier.picture(80, 60);
    Work first = atelier.draft(ana, content, "first.png");
    signIn(ana.person());
    navigate(NewWorkView.class);

    upload("again.png", "image/png", content);

    assertThat(words()).contains("again.png is already one of your works");
    assertThat(find(RouterLink.class).all())
        .extracting(RouterLink::getHref)
        .contains("studio/works/" + first.id());
    signIn(atelier.member("Ben Okafor").person());
    navigate(NewWorkView.class);
    upload("mine.png", "image/png", content);
    assertThat(words()).contains("another member has brought this very file");
  }

  @Test
  void whatIsTypedIsSavedAndNothingIsJudgedBeforeGoingOn() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.draft(ana, Atelier.picture(80, 60), "a.png");
    step(work, ana, Step.DETAILS);

    TextField title = find(TextField.class).withId("field-title").single();
    title.setValue("Black canyon");
    assertThat(atelier.find(work.id()).title()).isEqualTo("Black canyon");
    assertThat(words()).contains("Saved ");
    title.setValue("x".repeat(161));
    assertThat(words()).contains("Not saved: At most 160 characters, there are 161");
    assertThat(title.isInvalid()).isFalse();

    press("Continue");
    assertThat(find(ErrorSummary.class).single().isVisible()).isTrue();
    assertThat(words())
        .contains("There is a problem", "Tell something about the work")
        .contains("Say what the picture shows, for people who do not see it");
    assertThat(title.isInvalid()).isTrue();
    assertThat(title.getValue()).hasSize(161);

    title.setValue("Black canyon");
    find(TextArea.class).withId("field-description").single().setValue("Seen from the rim.");
    find(TextArea.class).withId("field-alt").single().setValue("Dark rock");
    find(TextField.class).withId("field-tags").single().setValue("river, Rock,, river");
    press("Continue");

    assertThat(words()).contains("Sign the declaration");
    assertThat(atelier.find(work.id()).tags()).containsExactly("river", "rock");
  }

  @Test
  void theDeclarationIsReadTickedAndSigned() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "To sign");
    step(work, ana, Step.DECLARATION);
    assertThat(words()).contains("No part of it was made by a system that generates pictures");

    press("Sign");
    assertThat(words()).contains("Confirm that the sentences are true");
    find(Checkbox.class).single().setValue(true);
    find(TextField.class).single().setValue("Somebody");
    press("Sign");
    assertThat(words()).contains("Type your name as the co‑op knows it: Ana Lima");
    find(TextField.class).single().setValue("ana lima");
    press("Sign");

    assertThat(words()).contains("Licence and price");
    step(work, ana, Step.DECLARATION);
    assertThat(words()).contains("You signed on ", "What you signed (version 1)");
  }

  @Test
  void thePriceShowsItsFloorAndWhatStaysWithTheMaker() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "To price");
    step(work, ana, Step.PRICE);
    TextField price = find(TextField.class).withId("field-price").single();
    Policy policy = inForce.policy();
    String keeps = InForce.ofHundredEuros(policy.revenueSplit().creator());
    Money floor = inForce.floor(Medium.IMAGE);
    Money tooLittle = floor.minus(Money.of(1, "EUR"));
    assertThat(words())
        .contains("The members set a floor of €" + floor.decimal() + " for pictures.");

    price.setValue("100");
    assertThat(words())
        .contains("Ana Lima keeps " + keeps + " of €100.00.")
        .contains("By policy " + policy.version() + ",");
    assertThat(atelier.find(work.id()).priceFrom()).isEqualTo(Money.of(10_000, "EUR"));

    price.setValue(tooLittle.decimal().toPlainString());
    press("Continue");
    assertThat(words())
        .contains("The members set a floor of €" + floor.decimal() + ": ask for at least that");
    price.setValue("cheap");
    press("Continue");
    assertThat(words()).contains("Write the price in figures");
    price.setValue(floor.decimal().toPlainString());
    press("Continue");
    assertThat(words()).contains("Check what you hand in", "€" + floor.decimal());
  }

  @Test
  void anExclusiveYearHasAPriceOfItsOwnAndMayStayUnoffered() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.listed(ana, "Both ways", 4_000);
    step(work, ana, Step.PRICE);
    TextField exclusive = find(TextField.class).withId("field-exclusive").single();
    find(TextField.class).withId("field-price").single().setValue("40");
    assertThat(words()).contains("the only one you license the work to for a year");

    exclusive.setValue("dear");
    press("Save the price");
    assertThat(words()).contains("Write the price in figures");
    exclusive.setValue("900");
    press("Save the price");
    assertThat(words()).contains("€40.00", "€900.00 for an exclusive year");

    step(work, ana, Step.PRICE);
    assertThat(find(TextField.class).withId("field-exclusive").single().getValue())
        .isEqualTo("900.00");
    find(TextField.class).withId("field-exclusive").single().setValue("");
    press("Save the price");
    assertThat(words()).contains("€40.00").doesNotContain("exclusive year");
  }

  @Test
  void aMakerStopsSellingForAWhileAndGoesOn() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.listed(ana, "In a show", 4_000);
    look(work, ana);
    assertThat(words()).contains("It can be licensed now.");

    press("Do not sell it for now");
    test(find(ConfirmDialog.class).single()).confirm();
    assertThat(words()).contains("You have not been selling it since ");
    press("Sell it again");

    assertThat(words()).contains("It can be licensed now.");
  }

  @Test
  void theAnswersAreCheckedAndHandedInOnce() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.described(ana, "To hand in");
    step(work, ana, Step.CHECK);
    assertThat(words())
        .contains("To hand in", "Made on a walk: To hand in", "walk, morning", "Not signed")
        .contains("None yet. The work is listed once it has one.");

    press("Hand it in");
    assertThat(words()).contains("There is a problem", "Sign the declaration");
    assertThat(atelier.find(work.id()).isDraft()).isTrue();

    atelier.declare(work.claim(), ana);
    step(work, ana, Step.CHECK);
    press("Hand it in");
    assertThat(words())
        .contains("“To hand in” is with the members", "You will have an answer by")
        .contains(work.id().toString());
    assertThat(atelier.find(work.id()).state()).isInstanceOf(ListingState.InReview.class);
  }

  @Test
  void theWorkOfAnotherIsNotHere() {
    Work work = atelier.described(atelier.member("Ana Lima"), "Hers");
    signIn(atelier.member("Ben Okafor").person());

    assertThat(elsewhere("studio/works/" + work.id())).isNotInstanceOf(WorkView.class);
    assertThat(elsewhere("studio/works/" + work.id() + "/price")).isNotInstanceOf(WorkView.class);
  }

  @Test
  void aRefusedWorkShowsTheReasonsAndTheWayToAppeal() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.inReview(ana, "Doubted");
    atelier.doubt(work.claim(), atelier.member("Carla Reyes"));
    atelier.doubt(work.claim(), atelier.member("Dario Conti"));
    atelier.count(work.claim());
    look(work, ana);

    assertThat(words())
        .contains("“Doubted” is not verified", "There is too little to judge by")
        .contains("Nothing to judge by.", "How to appeal")
        .doesNotContain("Carla", "Dario");
  }

  @Test
  void aListedWorkLeadsToItsPublicPageAndCanBeTakenDown() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.listed(ana, "On the wall", 4_000);
    look(work, ana);
    assertThat(words())
        .contains("“On the wall” is listed", "€40.00", "Checked on ")
        .contains("by two members; evidence: signed declaration");

    press("Take it down");
    test(find(ConfirmDialog.class).single()).confirm();

    assertThat(atelier.find(work.id()).state()).isInstanceOf(ListingState.Withdrawn.class);
  }

  @Test
  void everyWorkIsListedWithItsState() {
    Member ana = atelier.member("Ana Lima");
    signIn(ana.person());
    navigate(WorksView.class);
    assertThat(words()).contains("You have not brought a work yet.");

    atelier.described(ana, "One");
    atelier.inReview(ana, "Two");
    atelier.listed(ana, "Three", 4_000);
    signIn(ana.person());
    navigate(WorksView.class);
    assertThat(words())
        .contains("One", "Draft", "Two", "With the members", "Three", "Listed", "from €40.00");
  }

  @Test
  void privateDataInAFileAreToldWithWhatHappensToThem() throws Exception {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.draft(ana, GpsPicture.make(), "gps.jpg");
    step(work, ana, Step.DETAILS);

    assertThat(words())
        .contains("Private data in the file", "where it was made (GPS position)")
        .contains("None of it is in the previews or on public pages.");
  }

  @Test
  void aTextHasNoPictureAndNeedsNoDescriptionOfOne() {
    Member ana = atelier.member("Ana Lima");
    Work work = atelier.draft(ana, Atelier.text(), "story.txt");
    atelier.describe(work, new Detail.Title("Story"));
    step(work, ana, Step.DETAILS);

    assertThat(find(TextArea.class).withId("field-alt").exists()).isFalse();
    assertThat(find(Image.class).exists()).isFalse();
    assertThat(words()).contains("There is no picture of this kind of work");
  }

  private void step(Work work, Member maker, Step step) {
    signIn(maker.person());
    navigate(WorkView.class, Map.of("work", work.id().toString(), "step", step.path()));
  }

  private void look(Work work, Member maker) {
    signIn(maker.person());
    navigate(WorkView.class, Map.of("work", work.id().toString()));
  }

  private void upload(String name, String type, byte[] content) {
    test(find(Upload.class).single()).upload(name, type, content);
    roundTrip();
  }
}
