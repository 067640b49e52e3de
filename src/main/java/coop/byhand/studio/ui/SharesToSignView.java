package coop.byhand.studio.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.byhand.catalogue.AnswerOutcome;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.DivisionState;
import coop.byhand.catalogue.Work;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** Divisions that wait for this member's signature, each with what it would mean. */
@Route("studio/shares")
@RolesAllowed(Standing.PERSON)
class SharesToSignView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient ShareRooms rooms;
  private final transient CurrentMember current;
  private final Paragraph answered = new Paragraph();
  private final Div waiting = new Div();

  SharesToSignView(ShareRooms rooms, CurrentMember current) {
    this.rooms = rooms;
    this.current = current;
    answered.getElement().setAttribute("role", "status");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new MembersOnly(getPageTitle()));
      return;
    }
    answered.setText("");
    add(new H1(getPageTitle()), answered, waiting);
    show(member.get());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("studio.sign-shares.title");
  }

  private void show(Member member) {
    waiting.removeAll();
    List<Division> divisions = rooms.divisions().waitingFor(member.id());
    if (divisions.isEmpty()) {
      waiting.add(new Paragraph(getTranslation("studio.sign-shares.nothing")));
    }
    divisions.forEach(division -> waiting.add(part(division, member)));
  }

  private Div part(Division division, Member member) {
    Work work = rooms.catalogue().find(division.work()).orElseThrow();
    String maker = rooms.members().get(work.creator()).name();
    boolean named =
        division.shares().stream().map(Contributor::member).anyMatch(member.id()::equals);
    NativeButton sign =
        new NativeButton(
            getTranslation("studio.sign-shares.sign"),
            click ->
                tell(
                    rooms
                        .divisions()
                        .sign(division.work(), division.version(), member.id(), division.digest()),
                    member));
    sign.addClassName("button");
    NativeButton refuse =
        new NativeButton(
            getTranslation("studio.sign-shares.refuse"), click -> ask(division, member));
    refuse.addClassNames("button", "button-quiet");
    Div acts = new Div(sign, refuse);
    acts.addClassName("row");
    return new Div(
        new H2(WorkWords.name(work)),
        new Paragraph(
            getTranslation(
                named ? "studio.sign-shares.words" : "studio.sign-shares.words-out",
                maker,
                division.version())),
        new ShareTable(division, rooms),
        acts);
  }

  private void ask(Division division, Member member) {
    TextArea reason = new TextArea(getTranslation("studio.sign-shares.reason"));
    reason.setWidthFull();
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("studio.sign-shares.refuse-title"));
    dialog.add(new Paragraph(getTranslation("studio.sign-shares.refuse-words")), reason);
    dialog.setConfirmText(getTranslation("studio.sign-shares.refuse-yes"));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("studio.sign-shares.refuse-no"));
    dialog.addConfirmListener(confirm ->
        tell(
            rooms
                .divisions()
                .refuse(division.work(), division.version(), member.id(), reason.getValue()),
            member));
    dialog.open();
  }

  private void tell(AnswerOutcome outcome, Member member) {
    answered.setText(
        getTranslation(
            switch (outcome) {
              case AnswerOutcome.Taken(Division division) ->
                  switch (division.state()) {
                    case DivisionState.Open _ -> "studio.sign-shares.signed";
                    case DivisionState.Complete _ -> "studio.sign-shares.complete";
                    case DivisionState.Refused _, DivisionState.Withdrawn _ ->
                        "studio.sign-shares.refused";
                  };
              case AnswerOutcome.NotAsked _, AnswerOutcome.OtherText _, AnswerOutcome.Over _ ->
                  "studio.sign-shares.over";
            }));
    show(member);
  }
}
