package coop.byhand.moderation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.CurrentMember;
import coop.byhand.moderation.Moderation;
import coop.byhand.moderation.OpenCase;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reports that wait for members, those to be answered first in front. */
@Route("cases")
@RolesAllowed(Standing.PERSON)
@Menu(title = "moderation.cases.menu", order = 50)
@ForMembers
class CasesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** More than anybody reads in one sitting. */
  private static final int MOST = 100;

  private final transient Moderation moderation;
  private final transient Catalogue catalogue;
  private final transient CurrentMember current;
  private final transient HouseFormats formats;
  private final transient Clock clock;

  CasesView(
      Moderation moderation,
      Catalogue catalogue,
      CurrentMember current,
      HouseFormats formats,
      Clock clock) {
    this.moderation = moderation;
    this.catalogue = catalogue;
    this.current = current;
    this.formats = formats;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (current.member().isPresent()) {
      show(moderation.open(MOST), moderation.openCount());
      return;
    }
    removeAll();
    add(
        new H1(getTranslation("moderation.cases.title")),
        new EmptyState(Ink.BENCH, getTranslation("moderation.cases.members-only"), inNumbers()));
  }

  /** Shows these cases, the first of so many. */
  void show(List<OpenCase> open, int all) {
    removeAll();
    add(new H1(getTranslation("moderation.cases.title")));
    if (open.isEmpty()) {
      add(new EmptyState(Ink.HOOK, getTranslation("moderation.cases.empty")));
      return;
    }
    Paragraph lead = new Paragraph(getTranslation("moderation.cases.lead"));
    lead.addClassName("lead");
    Paragraph count = new Paragraph(getTranslation("moderation.cases.count", all));
    count.addClassName("soft");
    add(lead, count, list(open));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("moderation.cases.title");
  }

  private UnorderedList list(List<OpenCase> open) {
    Formats written = formats.in(getLocale());
    Instant now = clock.instant();
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    open.forEach(one -> list.add(row(one, written, now)));
    return list;
  }

  private ListItem row(OpenCase open, Formats written, Instant now) {
    H2 title = new H2(work(open.work()));
    title.addClassName("queue-title");
    Paragraph facts =
        new Paragraph(
            getTranslation(
                "moderation.cases.facts",
                Long.toString(open.number()),
                written.moment(open.state().since()),
                open.policy().toString()));
    facts.addClassNames("soft", "small");
    boolean late = now.isAfter(open.state().answerBy());
    Paragraph states = new Paragraph();
    states.addClassName("row");
    states.add(
        new StatusWord(Tone.OPEN, getTranslation("moderation.ground." + open.ground().word())),
        new StatusWord(
            late ? Tone.REFUSED : Tone.WAITING,
            getTranslation(
                late ? "moderation.cases.overdue" : "moderation.cases.due",
                written.moment(open.state().answerBy()))));
    Div words = new Div();
    words.addClassName("prose");
    open.words()
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> words.add(new Paragraph(line)));
    return new ListItem(title, facts, states, words);
  }

  private Component work(WorkId id) {
    Optional<Work> work = catalogue.find(id);
    Anchor link =
        new Anchor(
            "/works/" + id,
            work.map(Work::title).orElseGet(() -> getTranslation("moderation.cases.work-gone")));
    link.setRouterIgnore(true);
    return link;
  }

  private Component inNumbers() {
    Anchor link = new Anchor("/cases", getTranslation("moderation.cases.in-numbers"));
    link.addClassNames("button", "button-quiet");
    link.setRouterIgnore(true);
    return link;
  }
}
