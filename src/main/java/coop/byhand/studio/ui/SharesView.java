package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.catalogue.Contributor;
import coop.byhand.catalogue.Division;
import coop.byhand.catalogue.DivisionState;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.look.Formats;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How what a work earns is shared: as it is, as it is proposed, and the form to propose anew. */
@Route("studio/works/:work/shares")
@RolesAllowed(Standing.PERSON)
class SharesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient ShareRooms rooms;
  private final transient CurrentMember current;

  SharesView(ShareRooms rooms, CurrentMember current) {
    this.rooms = rooms;
    this.current = current;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      removeAll();
      add(new MembersOnly(getPageTitle()));
      return;
    }
    Optional<Work> work =
        event
            .getRouteParameters()
            .get("work")
            .flatMap(WorkId::parse)
            .flatMap(id -> rooms.workbench().find(id, member.get().id()))
            .filter(found -> !found.isDraft());
    if (work.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    show(work.get(), member.get());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("studio.shares.title");
  }

  private void show(Work work, Member maker) {
    removeAll();
    Formats formats = rooms.formats().in(getLocale());
    Paragraph way =
        new Paragraph(
            new RouterLink(WorkWords.name(work), WorkView.class, WorkWords.address(work)));
    way.addClassName("small");
    add(way, new H1(getPageTitle()));
    List<Contributor> now = rooms.catalogue().contributors(work.id());
    add(
        new Paragraph(
            now.size() == 1
                ? getTranslation("studio.shares.alone")
                : getTranslation("studio.shares.now", names(now))));
    Optional<Division> last = rooms.divisions().last(work.id());
    last.ifPresent(division -> tell(division, formats));
    if (last.filter(Division::isOpen).isPresent()) {
      NativeButton withdraw =
          new NativeButton(
              getTranslation("studio.shares.withdraw"),
              click -> {
                rooms.divisions().withdraw(work.id(), maker.id());
                show(work, maker);
              });
      withdraw.addClassNames("button", "button-quiet");
      add(new Paragraph(withdraw));
    } else {
      add(
          new H2(getTranslation("studio.shares.new")),
          new ShareForm(work, maker, rooms, () -> show(work, maker)));
    }
  }

  private void tell(Division division, Formats formats) {
    String words =
        switch (division.state()) {
          case DivisionState.Open _ -> getTranslation("studio.shares.waits", waiting(division));
          case DivisionState.Complete(Instant at) ->
              getTranslation("studio.shares.holds", formats.moment(at));
          case DivisionState.Refused(Instant at) ->
              getTranslation("studio.shares.refused", formats.moment(at));
          case DivisionState.Withdrawn(Instant at) ->
              getTranslation("studio.shares.withdrawn", formats.moment(at));
        };
    add(
        new H2(getTranslation("studio.shares.version", division.version())),
        new Paragraph(words),
        new ShareTable(division, rooms));
    rooms.divisions().reasonOfRefusal(division).ifPresent(reason -> add(new Paragraph(reason)));
  }

  private String waiting(Division division) {
    return division.signatories().stream()
        .filter(division::waitsFor)
        .map(this::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String names(List<Contributor> shares) {
    return shares.stream().map(share -> name(share.member())).collect(Collectors.joining(", "));
  }

  private String name(MemberId member) {
    return rooms.members().get(member).name();
  }
}
