package coop.byhand.ledger.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
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
import coop.byhand.ledger.BookYear;
import coop.byhand.ledger.YearClose;
import coop.byhand.ledger.YearStage;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.CurrentMember;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** All years of the books: which are closed, and which can be. */
@Route("year")
@RolesAllowed(Standing.PERSON)
@Menu(title = "ledger.year.menu", order = 61)
@ForMembers
class YearsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient YearClose years;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;

  YearsView(YearClose years, CurrentMember current, HouseFormats houseFormats) {
    this.years = years;
    this.current = current;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("ledger.year.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getPageTitle()));
    if (current.member().isEmpty()) {
      add(new EmptyState(Ink.DRAWER, getTranslation("ledger.year.members-only")));
      return;
    }
    List<BookYear> all = years.years();
    if (all.isEmpty()) {
      add(new EmptyState(Ink.DRAWER, getTranslation("ledger.year.empty")));
      return;
    }
    Paragraph lead = new Paragraph(getTranslation("ledger.year.lead"));
    lead.addClassName("lead");
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    Formats formats = houseFormats.in(getLocale());
    all.forEach(year -> list.add(row(year, formats)));
    add(lead, list);
  }

  private ListItem row(BookYear year, Formats formats) {
    RouterLink link =
        new RouterLink(
            Integer.toString(year.year()),
            YearView.class,
            new RouteParameters("year", Integer.toString(year.year())));
    Paragraph head = new Paragraph(link, word(year.stage()));
    head.addClassName("row");
    Paragraph words =
        new Paragraph(
            getTranslation(
                "ledger.year.words." + year.stage().name(), formats.day(year.closesFrom())));
    words.addClassNames("soft", "small");
    return new ListItem(head, words);
  }

  private StatusWord word(YearStage stage) {
    Tone tone =
        switch (stage) {
          case RUNNING -> Tone.OPEN;
          case RESTING, AFTER_EARLIER, OPEN -> Tone.WAITING;
          case CLOSED -> Tone.DONE;
        };
    return new StatusWord(tone, getTranslation("ledger.year.stage." + stage.name()));
  }
}
