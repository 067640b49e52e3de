package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.catalogue.Rendition;
import coop.byhand.catalogue.Work;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** Every work of this member with its state, the newest first. */
@Route("studio")
@RolesAllowed(Standing.PERSON)
@Menu(title = "studio.works.menu", order = 20)
@ForMembers
class WorksView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient StudioRooms rooms;
  private final transient CurrentMember current;

  WorksView(StudioRooms rooms, CurrentMember current) {
    this.rooms = rooms;
    this.current = current;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new MembersOnly(getPageTitle()));
      return;
    }
    RouterLink bring = new RouterLink(getTranslation("studio.works.new"), NewWorkView.class);
    bring.addClassName("button");
    List<Work> works = rooms.workbench().of(member.get().id());
    add(new H1(getPageTitle()));
    if (works.isEmpty()) {
      add(new EmptyState(Ink.BENCH, getTranslation("studio.works.empty"), bring));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    Formats formats = rooms.formats().in(getLocale());
    works.forEach(work -> list.add(row(work, formats)));
    add(new Paragraph(bring), list);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("studio.works.title");
  }

  private ListItem row(Work work, Formats formats) {
    RouterLink link = new RouterLink(WorkWords.name(work), WorkView.class, WorkWords.address(work));
    H2 title = new H2(link);
    title.addClassName("row-title");
    Paragraph facts = new Paragraph(WorkWords.status(work));
    facts.addClassName("row");
    Money price = work.priceFrom();
    if (price != null) {
      Span from = new Span(getTranslation("studio.works.price", formats.money(price)));
      from.addClassNames("num", "small");
      facts.add(from);
    }
    Div words = new Div(title, facts);
    Div row = new Div(words);
    row.addClassName("thumbed");
    row.addComponentAsFirst(thumbnail(work).orElseGet(() -> blank(work)));
    return new ListItem(row);
  }

  /** A sheet with the title, until there is a picture. */
  private static Component blank(Work work) {
    Div title = new Div(WorkWords.name(work));
    title.addClassName("thumb-blank");
    title.getElement().setAttribute("aria-hidden", "true");
    return title;
  }

  private Optional<Component> thumbnail(Work work) {
    Optional<Rendition> smallest = rooms.showcase().rendition(work.id(), 320);
    return smallest.map(rendition -> {
      Image picture = new Image(OwnFiles.picture(rooms.vault(), rendition.digest()), "");
      picture.getElement().setAttribute("loading", "lazy");
      picture.getElement().setAttribute("width", Integer.toString(rendition.width()));
      picture.getElement().setAttribute("height", Integer.toString(rendition.height()));
      return picture;
    });
  }
}
