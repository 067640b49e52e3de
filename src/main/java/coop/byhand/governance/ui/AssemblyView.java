package coop.byhand.governance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.governance.Assembly;
import coop.byhand.governance.Ballot;
import coop.byhand.governance.BallotBox;
import coop.byhand.governance.Eligibility;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalFilter;
import coop.byhand.governance.ProposalId;
import coop.byhand.governance.ProposalState;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for this member in the assembly, and what they have voted on. */
@Route("assembly")
@RolesAllowed(Standing.PERSON)
@Menu(title = "governance.menu", order = 40)
@ForMembers
class AssemblyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Assembly assembly;
  private final transient BallotBox ballotBox;
  private final transient CurrentMember current;
  private final transient VoteWords words;

  AssemblyView(Assembly assembly, BallotBox ballotBox, CurrentMember current, VoteWords words) {
    this.assembly = assembly;
    this.ballotBox = ballotBox;
    this.current = current;
    this.words = words;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("governance.app.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getTranslation("governance.app.heading")));
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new EmptyState(Ink.BALLOT, getTranslation("governance.app.notMember"), toPublic()));
      return;
    }
    RouterLink propose = new RouterLink(getTranslation("governance.app.new"), DraftView.class);
    propose.addClassNames("button", "button-quiet");
    addOpenVotes(member.get().id());
    addPreparation();
    add(new Paragraph(propose), new Paragraph(toPublic()));
  }

  private void addOpenVotes(MemberId member) {
    Map<ProposalId, Ballot> mine = ballotBox.of(member);
    List<Component> waiting = new ArrayList<>();
    List<Component> voted = new ArrayList<>();
    List<Component> excluded = new ArrayList<>();
    for (Proposal proposal : assembly.list(ProposalFilter.OPEN)) {
      Ballot ballot = mine.get(proposal.id());
      if (ballot != null) {
        String vote = words.choice(proposal.matter(), ballot.choice(), getLocale());
        voted.add(row(proposal, getTranslation("governance.app.yourVote", vote)));
        continue;
      }
      switch (ballotBox.eligibility(proposal, member)) {
        case Eligibility.OnRoll() -> waiting.add(row(proposal, ""));
        case Eligibility.NotOnRoll(Instant rollAt) ->
            excluded.add(
                row(
                    proposal,
                    getTranslation(
                        "governance.ballot.refused.notOnRoll", words.moment(rollAt, getLocale()))));
        case Eligibility.RollNotFrozen() -> {}
      }
    }
    add(new H2(getTranslation("governance.app.toVote")));
    add(
        waiting.isEmpty()
            ? new Paragraph(getTranslation("governance.app.toVoteNone"))
            : list(waiting));
    section("governance.app.voted", voted);
    section("governance.app.excluded", excluded);
  }

  private void addPreparation() {
    List<Component> seeking = new ArrayList<>();
    List<Component> prepared = new ArrayList<>();
    for (Proposal proposal : assembly.list(ProposalFilter.PREPARING)) {
      if (proposal.state() instanceof ProposalState.SeekingSponsors) {
        String have =
            getTranslation(
                "governance.app.sponsorsHave",
                proposal.sponsors().size(),
                proposal.sponsorsNeeded());
        seeking.add(row(proposal, have));
      } else {
        prepared.add(row(proposal, ""));
      }
    }
    section("governance.app.toSponsor", seeking);
    section("governance.app.preparing", prepared);
  }

  private void section(String key, List<Component> rows) {
    if (!rows.isEmpty()) {
      add(new H2(getTranslation(key)), list(rows));
    }
  }

  private static UnorderedList list(List<Component> rows) {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    rows.forEach(row -> list.add(new ListItem(row)));
    return list;
  }

  private Component row(Proposal proposal, String note) {
    H3 title = new H3();
    title.add(
        new RouterLink(
            proposal.title(),
            BallotView.class,
            new RouteParameters("number", Integer.toString(proposal.number()))));
    Paragraph about = new Paragraph(words.about(proposal.matter(), getLocale()));
    Paragraph when = new Paragraph(words.deadline(proposal.state(), getLocale()));
    when.addClassNames("soft", "small");
    Div row = new Div(title, about, when);
    if (!note.isEmpty()) {
      Paragraph said = new Paragraph(note);
      said.addClassName("small");
      row.add(said);
    }
    return row;
  }

  private Anchor toPublic() {
    Anchor link = new Anchor("/proposals", getTranslation("governance.app.public"));
    link.setRouterIgnore(true);
    return link;
  }
}
