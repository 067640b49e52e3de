package coop.byhand.governance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.governance.Assembly;
import coop.byhand.governance.Draft;
import coop.byhand.governance.DraftOutcome;
import coop.byhand.governance.Proposal;
import coop.byhand.governance.ProposalId;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;

/** A member proposes something: write, check, send. */
@Route("assembly/new")
@RolesAllowed(Standing.PERSON)
class DraftView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Assembly assembly;
  private final transient PolicyBook policyBook;
  private final transient CurrentMember current;
  private final transient VoteWords words;
  private final transient Clock clock;
  private final Div step = new Div();

  DraftView(
      Assembly assembly,
      PolicyBook policyBook,
      CurrentMember current,
      VoteWords words,
      Clock clock) {
    this.assembly = assembly;
    this.policyBook = policyBook;
    this.current = current;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("governance.draft.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getTranslation("governance.draft.heading")), step);
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      replaceStep(new Paragraph(getTranslation("governance.draft.problem.notMember")));
      return;
    }
    Policy policy = policyBook.at(clock.instant());
    DraftForm form =
        new DraftForm(
            policy, assembly, words, (self, draft) -> showCheck(self, member.get().id(), draft));
    showForm(form);
  }

  private void showForm(DraftForm form) {
    Paragraph lead = new Paragraph(getTranslation("governance.draft.lead"));
    lead.addClassName("lead");
    replaceStep(lead, form);
  }

  private void showCheck(DraftForm form, MemberId member, Draft draft) {
    Answers answers = new Answers();
    switch (draft) {
      case Draft.NumberChange change -> {
        Parameter<?> parameter = Parameter.byKey(change.parameterKey()).orElseThrow();
        long present = policyBook.at(clock.instant()).number(parameter);
        answers.add(
            words.name(parameter, getLocale()),
            getTranslation(
                "governance.change",
                words.value(parameter, present, getLocale()),
                words.value(parameter, change.to(), getLocale())));
      }
      case Draft.RuleText rule -> answers.add(getTranslation("governance.draft.text"), rule.text());
    }
    answers.add(getTranslation("governance.draft.name"), draft.title());
    answers.add(getTranslation("governance.draft.reason"), draft.reason());
    H2 heading = new H2(getTranslation("governance.draft.checkHeading"));
    heading.getElement().setAttribute("tabindex", "-1");
    heading.getElement().executeJs("this.focus()");
    NativeButton change = button("governance.ballot.change", () -> showForm(form));
    change.addClassName("button-quiet");
    NativeButton send = button("governance.draft.send", () -> send(form, member, draft));
    Div acts = new Div(send, change);
    acts.addClassName("row");
    replaceStep(heading, answers, acts);
  }

  private void send(DraftForm form, MemberId member, Draft draft) {
    switch (assembly.draft(member, draft)) {
      case DraftOutcome.Drafted(ProposalId id, int number) -> showDone(id, number);
      case DraftOutcome.NotAMember() ->
          replaceStep(new Paragraph(getTranslation("governance.draft.problem.notMember")));
      case DraftOutcome.Refused refused -> {
        showForm(form);
        form.show(refused.problems());
      }
    }
  }

  private void showDone(ProposalId id, int number) {
    int needed = assembly.find(id).map(Proposal::sponsorsNeeded).orElse(0);
    H2 heading = new H2(getTranslation("governance.draft.done", number));
    heading.getElement().setAttribute("tabindex", "-1");
    heading.getElement().executeJs("this.focus()");
    replaceStep(
        heading,
        new Paragraph(getTranslation("governance.draft.doneWords", needed)),
        new RouterLink(
            getTranslation("governance.draft.show"),
            BallotView.class,
            new RouteParameters("number", Integer.toString(number))));
  }

  private void replaceStep(Component... parts) {
    step.removeAll();
    step.add(parts);
  }

  private NativeButton button(String key, Runnable act) {
    NativeButton button = new NativeButton(getTranslation(key), event -> act.run());
    button.addClassName("button");
    return button;
  }
}
