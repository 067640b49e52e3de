package coop.byhand.governance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.governance.Assembly;
import coop.byhand.governance.Ballot;
import coop.byhand.governance.BallotBox;
import coop.byhand.governance.CastOutcome;
import coop.byhand.governance.Choice;
import coop.byhand.governance.Eligibility;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalState;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One proposal before a member: read, vote, check, receipt; or sponsor it while it is young. */
@Route("assembly/:number([0-9]{1,9})")
@RolesAllowed(Standing.PERSON)
class BallotView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int RECEIPT_SHOWN = 16;

  private final transient Assembly assembly;
  private final transient BallotBox ballotBox;
  private final transient CurrentMember current;
  private final transient VoteWords words;
  private final Div step = new Div();
  private String title = "";

  BallotView(Assembly assembly, BallotBox ballotBox, CurrentMember current, VoteWords words) {
    this.assembly = assembly;
    this.ballotBox = ballotBox;
    this.current = current;
    this.words = words;
    step.addClassName("stage");
    // What the step says is announced when it changes.
    step.getElement().setAttribute("aria-live", "polite");
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    int number = event.getRouteParameters().get("number").map(Integer::parseInt).orElse(0);
    Proposal proposal =
        assembly
            .find(number)
            .orElseThrow(() ->
                new NotFoundException(
                    getTranslation("governance.ballot.missing", Integer.toString(number))));
    title = getTranslation("governance.ballot.title", number);
    removeAll();
    add(head(proposal), step, back());
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      say("governance.app.notMember");
    } else {
      showStage(proposal, member.get().id());
    }
  }

  private Component head(Proposal proposal) {
    Paragraph number =
        new Paragraph(
            getTranslation("governance.motion.number", proposal.number())
                + " · "
                + words.status(proposal, getLocale()));
    number.addClassName("motion-number");
    Paragraph change = new Paragraph(words.about(proposal.matter(), getLocale()));
    change.addClassName("lead");
    Anchor whole =
        new Anchor("/proposals/" + proposal.number(), getTranslation("governance.ballot.read"));
    whole.setRouterIgnore(true);
    Paragraph deadline = new Paragraph(words.deadline(proposal.state(), getLocale()));
    return new Div(number, new H1(proposal.title()), change, deadline, new Paragraph(whole));
  }

  private void showStage(Proposal proposal, MemberId member) {
    switch (proposal.state()) {
      case ProposalState.Voting voting -> showVote(proposal, member);
      case ProposalState.SeekingSponsors seeking ->
          replaceStep(new SponsorPart(proposal, member, assembly));
      case ProposalState.Discussion discussion -> {
        say("governance.ballot.rollLater");
        if (proposal.proposer().equals(member)) {
          step.add(new SponsorPart(proposal, member, assembly));
        }
      }
      case ProposalState.Notice(Instant opensAt) ->
          say("governance.ballot.refused.notOpenYet", words.moment(opensAt, getLocale()));
      case ProposalState.Queued over -> showMine(proposal, member);
      case ProposalState.Effective over -> showMine(proposal, member);
      case ProposalState.Rejected over -> showMine(proposal, member);
      case ProposalState.NoQuorum over -> showMine(proposal, member);
      case ProposalState.Conflict over -> showMine(proposal, member);
      case ProposalState.Expired over -> say("governance.ballot.refused.noVote");
      case ProposalState.Withdrawn over -> say("governance.ballot.refused.noVote");
    }
  }

  private void showVote(Proposal proposal, MemberId member) {
    switch (ballotBox.eligibility(proposal, member)) {
      case Eligibility.NotOnRoll(Instant rollAt) ->
          say("governance.ballot.refused.notOnRoll", words.moment(rollAt, getLocale()));
      case Eligibility.RollNotFrozen() -> say("governance.ballot.refused.notOpenNoDate");
      case Eligibility.OnRoll() -> {
        Optional<Ballot> mine = ballotBox.of(proposal.id(), member);
        if (mine.isPresent()) {
          showMine(proposal, member);
          step.add(
              new Paragraph(
                  button("governance.ballot.again", () -> showForm(proposal, member, mine))));
        } else {
          showForm(proposal, member, mine);
        }
      }
    }
  }

  private void showForm(Proposal proposal, MemberId member, Optional<Ballot> mine) {
    replaceStep(
        new BallotForm(
            proposal,
            mine.map(Ballot::choice),
            words,
            choice -> showCheck(proposal, member, choice)));
  }

  private void showCheck(Proposal proposal, MemberId member, Choice choice) {
    Answers answers = new Answers();
    answers.add(getTranslation("governance.ballot.checkProposal"), proposal.title());
    NativeButton change =
        button(
            "governance.ballot.change",
            () -> showForm(proposal, member, ballotBox.of(proposal.id(), member)));
    change.addClassName("button-text");
    answers.add(
        getTranslation("governance.ballot.checkVote"),
        words.choice(proposal.matter(), choice, getLocale()),
        change);
    answers.add(
        getTranslation("governance.ballot.checkUntil"),
        words.moment(proposal.terms().orElseThrow().closesAt(), getLocale()));
    replaceStep(
        heading("governance.ballot.checkHeading"),
        answers,
        new Paragraph(getTranslation("governance.ballot.secrecy")),
        new Paragraph(button("governance.ballot.cast", () -> cast(proposal, member, choice))));
  }

  private void cast(Proposal proposal, MemberId member, Choice choice) {
    switch (ballotBox.cast(proposal.id(), member, choice)) {
      case CastOutcome.Cast(Ballot ballot, Optional<Ballot> before) ->
          showReceipt(proposal, ballot);
      case CastOutcome.NotOnRoll(Instant rollAt) ->
          say("governance.ballot.refused.notOnRoll", words.moment(rollAt, getLocale()));
      case CastOutcome.NotOpenYet(Optional<Instant> opensAt) -> {
        if (opensAt.isPresent()) {
          say("governance.ballot.refused.notOpenYet", words.moment(opensAt.get(), getLocale()));
        } else {
          say("governance.ballot.refused.notOpenNoDate");
        }
      }
      case CastOutcome.AlreadyClosed(Instant closesAt, Instant now) ->
          say(
              "governance.ballot.refused.closed",
              words.moment(closesAt, getLocale()),
              words.moment(now, getLocale()));
      case CastOutcome.OutsideBounds bounds -> say("governance.ballot.refused.wrongKind");
      case CastOutcome.WrongKind() -> say("governance.ballot.refused.wrongKind");
      case CastOutcome.NoVote() -> say("governance.ballot.refused.noVote");
    }
  }

  private void showReceipt(Proposal proposal, Ballot ballot) {
    String until = words.moment(proposal.terms().orElseThrow().closesAt(), getLocale());
    Answers answers = new Answers();
    answers.add(
        getTranslation("governance.ballot.checkVote"),
        words.choice(proposal.matter(), ballot.choice(), getLocale()));
    answers.add(getTranslation("governance.ballot.receipt"), shortReceipt(ballot));
    Paragraph help = new Paragraph(getTranslation("governance.ballot.receiptHelp"));
    help.addClassNames("soft", "small");
    replaceStep(
        heading("governance.ballot.done"),
        new Paragraph(getTranslation("governance.ballot.doneWords", until)),
        answers,
        help);
  }

  private void showMine(Proposal proposal, MemberId member) {
    replaceStep();
    Optional<Ballot> mine = ballotBox.of(proposal.id(), member);
    if (mine.isEmpty()) {
      return;
    }
    step.add(new Paragraph(said(proposal, mine.get())), receipt(mine.get()));
    List<Ballot> before = ballotBox.replaced(proposal.id(), member);
    if (!before.isEmpty()) {
      UnorderedList trace = new UnorderedList();
      before.forEach(ballot -> trace.add(new ListItem(said(proposal, ballot))));
      step.add(new H2(getTranslation("governance.ballot.trace")), trace);
    }
  }

  private String said(Proposal proposal, Ballot ballot) {
    return getTranslation(
        "governance.ballot.current",
        words.choice(proposal.matter(), ballot.choice(), getLocale()),
        words.moment(ballot.castAt(), getLocale()));
  }

  private Paragraph receipt(Ballot ballot) {
    Paragraph receipt =
        new Paragraph(getTranslation("governance.ballot.receipt") + " " + shortReceipt(ballot));
    receipt.addClassNames("soft", "small");
    return receipt;
  }

  private static String shortReceipt(Ballot ballot) {
    return ballot.receipt().hex().substring(0, RECEIPT_SHOWN);
  }

  private void say(String key, Object... arguments) {
    replaceStep(new Paragraph(getTranslation(key, arguments)));
  }

  private void replaceStep(Component... parts) {
    step.removeAll();
    step.add(parts);
  }

  /** A heading that takes the focus, because the step before it has gone. */
  private H2 heading(String key) {
    H2 heading = new H2(getTranslation(key));
    heading.getElement().setAttribute("tabindex", "-1");
    heading.getElement().executeJs("this.focus()");
    return heading;
  }

  private NativeButton button(String key, Runnable act) {
    NativeButton button = new NativeButton(getTranslation(key), event -> act.run());
    button.addClassName("button");
    return button;
  }

  private Component back() {
    return new Paragraph(
        new RouterLink(getTranslation("governance.ballot.back"), AssemblyView.class));
  }
}
