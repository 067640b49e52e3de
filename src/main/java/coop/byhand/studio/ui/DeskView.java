package coop.byhand.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
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
import coop.byhand.catalogue.Divisions;
import coop.byhand.catalogue.ListingState;
import coop.byhand.catalogue.Work;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.Statement;
import coop.byhand.look.Formats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.provenance.Claim;
import coop.byhand.provenance.ClaimState;
import coop.byhand.provenance.ReviewDesk;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What waits for this person: drafts, works with the members, works of others, sales. */
@Route("")
@RolesAllowed(Standing.PERSON)
@Menu(title = "studio.desk.menu", order = 10)
class DeskView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final Duration MONTH = Duration.ofDays(30);

  private final transient StudioRooms rooms;
  private final transient ReviewDesk reviews;
  private final transient Divisions divisions;
  private final transient Ledger ledger;
  private final transient CurrentMember current;

  DeskView(
      StudioRooms rooms,
      ReviewDesk reviews,
      Divisions divisions,
      Ledger ledger,
      CurrentMember current) {
    this.rooms = rooms;
    this.reviews = reviews;
    this.divisions = divisions;
    this.ledger = ledger;
    this.current = current;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getPageTitle()));
    Optional<Member> member = current.member();
    if (member.isPresent()) {
      desk(member.get());
    } else {
      guest();
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("studio.desk.title");
  }

  private void guest() {
    Anchor library = new Anchor("library", getTranslation("studio.desk.library"));
    library.addClassName("button");
    Anchor browse = new Anchor("/search", getTranslation("studio.desk.browse"));
    browse.addClassNames("button", "button-quiet");
    browse.setRouterIgnore(true);
    Div actions = new Div(library, browse);
    actions.addClassName("row");
    add(new EmptyState(Ink.DRAWER, getTranslation("studio.desk.guest"), actions));
  }

  private void desk(Member member) {
    Formats formats = rooms.formats().in(getLocale());
    List<Work> works = rooms.workbench().of(member.id());
    List<Component> waiting = new ArrayList<>();
    int toVerify = reviews.queue(member.id()).size();
    if (toVerify > 0) {
      Anchor verify = new Anchor("verify", getTranslation("studio.desk.verify-action"));
      waiting.add(item(getTranslation("studio.desk.verify", toVerify), verify));
    }
    int toSign = divisions.waitingFor(member.id()).size();
    if (toSign > 0) {
      waiting.add(
          item(
              getTranslation("studio.desk.shares", toSign),
              new RouterLink(getTranslation("studio.desk.shares-action"), SharesToSignView.class)));
    }
    works.forEach(work -> waiting(work, formats).ifPresent(waiting::add));
    RouterLink bring = new RouterLink(getTranslation("studio.desk.bring"), NewWorkView.class);
    bring.addClassName("button");
    if (waiting.isEmpty()) {
      add(new EmptyState(Ink.BENCH, getTranslation("studio.desk.nothing"), bring));
    } else {
      add(new H2(getTranslation("studio.desk.waiting")), list(waiting), new Paragraph(bring));
    }
    withMembers(works, formats);
    sales(member, formats);
  }

  /** What a work asks of its maker, if anything. */
  private Optional<Component> waiting(Work work, Formats formats) {
    String name = WorkWords.name(work);
    return switch (work.state()) {
      case ListingState.Draft _ ->
          Optional.of(
              item(
                  getTranslation("studio.desk.edited", name, formats.moment(work.savedAt())),
                  link(work, "studio.continue")));
      case ListingState.AwaitingPrice _ ->
          Optional.of(
              item(
                  getTranslation("studio.desk.price", name),
                  new RouterLink(
                      getTranslation("studio.desk.price-action"),
                      WorkView.class,
                      WorkWords.address(work, Step.PRICE))));
      case ListingState.Refused _ ->
          Optional.of(
              item(
                  getTranslation("studio.desk.refused", name),
                  link(work, "studio.desk.refused-action")));
      case ListingState.InReview _, ListingState.Listed _, ListingState.Withdrawn _ ->
          Optional.empty();
    };
  }

  private RouterLink link(Work work, String key) {
    return new RouterLink(getTranslation(key), WorkView.class, WorkWords.address(work));
  }

  private void withMembers(List<Work> works, Formats formats) {
    List<Component> items = new ArrayList<>();
    for (Work work : works) {
      Optional<ClaimState> claim = rooms.provenance().find(work.claim()).map(Claim::state);
      if (claim.orElse(null) instanceof ClaimState.InReview review) {
        items.add(
            item(
                getTranslation(
                    "studio.desk.review", WorkWords.name(work), formats.moment(review.dueAt())),
                WorkWords.status(work)));
      }
    }
    if (!items.isEmpty()) {
      add(new H2(getTranslation("studio.desk.with-members")), list(items));
    }
  }

  private void sales(Member member, Formats formats) {
    Instant now = rooms.clock().instant();
    Anchor read = new Anchor("earnings", getTranslation("studio.desk.sales-action"));
    List<Statement> sold =
        ledger.currenciesOf(member.id()).stream()
            .map(currency ->
                ledger.statement(member.id(), currency, now.minus(MONTH), now.plusSeconds(1)))
            .filter(statement -> statement.sales() > 0)
            .toList();
    add(new H2(getTranslation("studio.desk.sales")));
    if (sold.isEmpty()) {
      add(new Paragraph(getTranslation("studio.desk.sales-none")));
    }
    for (Statement statement : sold) {
      add(
          new Paragraph(
              getTranslation(
                  "studio.desk.sales-some",
                  statement.sales(),
                  formats.money(statement.totals().net()))));
    }
    add(new Paragraph(read));
  }

  private static UnorderedList list(List<Component> items) {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    items.forEach(item -> list.add(new ListItem(item)));
    return list;
  }

  private static Component item(String words, Component action) {
    Div item = new Div(new Span(words), action);
    item.addClassName("row");
    return item;
  }
}
