package coop.byhand.governance.ui;

import static coop.byhand.policy.Parameter.REVIEW_HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.ByhandTest;
import coop.byhand.governance.Ballot;
import coop.byhand.governance.BallotBox;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Gathering;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.identity.PersonId;
import coop.byhand.look.ui.ErrorSummary;
import coop.byhand.members.Member;
import coop.byhanddemo.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

@ByhandTest
@WithMockUser(roles = "PERSON")
class AssemblyViewsTests extends SpringBrowserlessTest {

  @Autowired ApplicationContext context;
  @Autowired BallotBox ballotBox;
  @Autowired MovableClock clock;

  private Gathering gathering;
  private Member ana;

  @BeforeEach
  void anaIsSignedIn() {
    gathering = Gathering.of(context);
    ana = gathering.member("Ana");
    gathering.members(3);
    signIn(ana.person());
    UI.getCurrent().setLocale(Locale.ENGLISH);
  }

  @AfterEach
  void nobodyIsSignedIn() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aMemberVotesForANumberChecksItAndGetsAReceipt() {
    Proposal proposal = openVote();
    navigate("assembly/" + proposal.number(), BallotView.class);
    TextField field = find(TextField.class).single();
    test(field).setValue("60");
    click("Continue");
    assertThat(words()).contains("Check your vote", "60 hours", "not secret");
    click("Cast this vote");

    Ballot ballot = ballotBox.of(proposal.id(), ana.id()).orElseThrow();
    assertThat(ballot.choice()).isEqualTo(new Choice.Value(60));
    assertThat(words()).contains("Your vote is in", ballot.receipt().hex().substring(0, 16));
  }

  @Test
  void aVoteIsChangedByKeyboardStepsAndTheOldOneIsShown() {
    Proposal proposal = openVote();
    ballotBox.cast(proposal.id(), ana.id(), new Choice.Value(60));
    navigate("assembly/" + proposal.number(), BallotView.class);
    assertThat(words()).contains("You voted: 60 hours");
    click("Change your vote");
    test(find(NativeButton.class).withAriaLabel("Higher by 1 hour").single()).click();
    test(find(NativeButton.class).withAriaLabel("Higher by 1 hour").single()).click();
    test(find(NativeButton.class).withAriaLabel("Lower by 1 hour").single()).click();
    assertThat(find(TextField.class).single().getValue()).isEqualTo("61");
    click("Continue");
    click("Cast this vote");

    navigate("assembly/" + proposal.number(), BallotView.class);
    assertThat(words())
        .contains("You voted: 61 hours", "What you voted before", "You voted: 60 hours");
  }

  @Test
  void anAbstentionNeedsNoNumber() {
    Proposal proposal = openVote();
    navigate("assembly/" + proposal.number(), BallotView.class);
    test(find(TextField.class).single()).setValue("nonsense");
    choose(BallotForm.Side.ABSTAIN);
    click("Continue");
    click("Cast this vote");
    assertThat(ballotBox.of(proposal.id(), ana.id()).orElseThrow().choice())
        .isEqualTo(new Choice.Abstain());
  }

  @Test
  void aNumberThatCannotBeVotedForIsSummedUpAndNothingIsCast() {
    Proposal proposal = openVote();
    navigate("assembly/" + proposal.number(), BallotView.class);
    for (String wrong : List.of("", "many", "60.5", "500", "23")) {
      test(find(TextField.class).single()).setValue(wrong);
      click("Continue");
      assertThat(find(ErrorSummary.class).single().isVisible()).as(wrong).isTrue();
      assertThat(find(TextField.class).single().isInvalid()).as(wrong).isTrue();
    }
    assertThat(ballotBox.of(proposal.id(), ana.id())).isEmpty();
  }

  @Test
  void aRuleTextTakesYesNoOrAbstentionAndNeedsOneOfThem() {
    Proposal proposal = gathering.broughtToVote(gathering.draftRule(ana.id(), "We meet in June."));
    navigate("assembly/" + proposal.number(), BallotView.class);
    click("Continue");
    assertThat(words()).contains("Choose how you vote");
    choose(BallotForm.Side.NO);
    click("Continue");
    click("Cast this vote");
    assertThat(ballotBox.of(proposal.id(), ana.id()).orElseThrow().choice())
        .isEqualTo(new Choice.No());
  }

  @Test
  void whoeverJoinedLaterReadsWhyThereIsNoBallot() {
    Proposal proposal = openVote();
    signIn(gathering.member("Late").person());
    navigate("assembly/" + proposal.number(), BallotView.class);
    assertThat(words()).contains("you were not a member when the roll was frozen");
    navigate(AssemblyView.class);
    assertThat(words()).contains("Open, but without you", proposal.title());
  }

  @Test
  void whoeverIsNoMemberReadsThatOnlyMembersVote() {
    Proposal proposal = openVote();
    signIn(PersonId.at(clock.instant()));
    navigate("assembly/" + proposal.number(), BallotView.class);
    assertThat(words()).contains("Only members vote and propose.");
    navigate(AssemblyView.class);
    assertThat(words()).contains("Only members vote and propose.");
    navigate(DraftView.class);
    assertThat(words()).contains("Only members propose.");
  }

  @Test
  void aVoteThatComesTooLateIsRefusedWithBothTimes() {
    Proposal proposal = openVote();
    navigate("assembly/" + proposal.number(), BallotView.class);
    click("Continue");
    Instant closesAt = proposal.terms().orElseThrow().closesAt();
    clock.forward(Duration.between(clock.instant(), closesAt));
    click("Cast this vote");
    assertThat(words()).contains("The vote closed at", "was not counted");
    gathering.awaitOther(proposal, ProposalState.Voting.class);
    assertThat(ballotBox.of(proposal.id(), ana.id())).isEmpty();
  }

  @Test
  void theAssemblyShowsWhatWaitsAndWhatIsDone() {
    Proposal proposal = openVote();
    navigate(AssemblyView.class);
    assertThat(find(H1.class).all()).hasSize(1);
    assertThat(words()).contains("Waiting for your vote", proposal.title());
    ballotBox.cast(proposal.id(), ana.id(), new Choice.Value(60));
    navigate(AssemblyView.class);
    assertThat(words()).contains("Your vote: 60 hours");
  }

  @Test
  void aMemberSponsorsAProposalOnce() {
    Proposal proposal = gathering.draftRule(gathering.member("Ben").id(), "Text");
    navigate("assembly/" + proposal.number(), BallotView.class);
    click("Sponsor this proposal");
    assertThat(gathering.current(proposal).sponsors()).containsExactly(ana.id());
    navigate("assembly/" + proposal.number(), BallotView.class);
    assertThat(words()).contains("You sponsor this proposal already.");
  }

  @Test
  void aProposerWithdrawsBeforeTheVote() {
    Proposal proposal = gathering.draftRule(ana.id(), "Text");
    navigate("assembly/" + proposal.number(), BallotView.class);
    assertThat(words()).contains("Other members must sponsor it.");
    click("Withdraw this proposal");
    assertThat(gathering.current(proposal).state()).isInstanceOf(ProposalState.Withdrawn.class);
  }

  @Test
  void aDraftSaysTheBoundsAtOnceAndSumsUpWhatIsWrong() {
    navigate(DraftView.class);
    TextField value = find(TextField.class).all().getFirst();
    assertThat(value.getHelperText()).contains("5\u00a0%", "50\u00a0%", "0.5\u00a0%");
    test(value).setValue("51");
    click("Continue");
    assertThat(words())
        .contains(
            "Choose a value from 5\u00a0% to 50\u00a0%",
            "The title needs 3 to 120 characters", "Say why");
  }

  @Test
  void aDraftIsCheckedAndThenStands() {
    navigate(DraftView.class);
    Select<?> what = find(Select.class).single();
    what.setValue(null);
    chooseRule(what);
    find(TextField.class).all().stream()
        .filter(field -> "Title".equals(field.getLabel()))
        .forEach(field -> test(field).setValue("A festival"));
    for (TextArea area : find(TextArea.class).all()) {
      test(area).setValue("We hold a festival.");
    }
    click("Continue");
    assertThat(words()).contains("Check your proposal", "We hold a festival.");
    click("Propose this");
    assertThat(words()).contains("stands", "sponsors within 30 days");
    assertThat(find(RouterLink.class).withText("Show the proposal").single()).isNotNull();
    assertThat(find(H2.class).all()).isNotEmpty();
  }

  @Test
  void aProposalThatDoesNotExistIsNotThere() {
    assertThatThrownBy(() -> navigate("assembly/999999999", BallotView.class))
        .isInstanceOfAny(IllegalArgumentException.class, AssertionError.class);
  }

  private Proposal openVote() {
    long to = gathering.present(REVIEW_HOURS) == 48 ? 47 : 48;
    return gathering.broughtToVote(gathering.draft(ana.id(), REVIEW_HOURS, to));
  }

  private void signIn(PersonId person) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new UsernamePasswordAuthenticationToken(
                person.toString(), "", AuthorityUtils.createAuthorityList("ROLE_PERSON")));
  }

  private void click(String words) {
    test(find(NativeButton.class).withText(words).single()).click();
  }

  @SuppressWarnings("unchecked")
  private void choose(BallotForm.Side side) {
    RadioButtonGroup<BallotForm.Side> group = find(RadioButtonGroup.class).single();
    group.setValue(side);
  }

  @SuppressWarnings("unchecked")
  private static void chooseRule(Select<?> what) {
    ((Select<DraftForm.Subject>) what).setValue(new DraftForm.Subject(null));
  }

  /** Every text of the view as a reader meets it. */
  private String words() {
    StringBuilder words = new StringBuilder();
    collect((Component) getCurrentView(), words);
    return words.toString();
  }

  private static void collect(Component component, StringBuilder words) {
    if (!component.isVisible()) {
      return;
    }
    words.append(component.getElement().getText()).append('\n');
    component.getChildren().forEach(child -> collect(child, words));
  }
}
