package coop.byhand.ledger.ui;

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
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.Statement;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.SplitLine;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.SplitBar;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a member has earned in the last twelve months, sale by sale, and who got the rest. */
@Route("earnings")
@RolesAllowed(Standing.PERSON)
@Menu(title = "ledger.earnings.menu", order = 60)
@ForMembers
class StatementView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int MONTHS = 12;

  private final transient Ledger ledger;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;
  private final transient Clock clock;

  StatementView(Ledger ledger, CurrentMember current, HouseFormats houseFormats, Clock clock) {
    this.ledger = ledger;
    this.current = current;
    this.houseFormats = houseFormats;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getPageTitle()));
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new EmptyState(Ink.DRAWER, getTranslation("ledger.earnings.membersOnly")));
      return;
    }
    List<Currency> currencies = ledger.currenciesOf(member.get().id());
    if (currencies.isEmpty()) {
      Anchor studio = new Anchor("/app/studio", getTranslation("ledger.earnings.empty.action"));
      studio.addClassName("button");
      add(new EmptyState(Ink.DRAWER, getTranslation("ledger.earnings.empty"), studio));
      return;
    }
    Formats formats = houseFormats.in(getLocale());
    currencies.forEach(currency -> show(member.get(), currency, formats));
    add(months(member.get(), formats));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("ledger.earnings.title");
  }

  private void show(Member member, Currency currency, Formats formats) {
    Instant now = clock.instant();
    YearMonth month = YearMonth.from(now.atZone(formats.zone()));
    Statement statement =
        ledger.statement(
            member.id(),
            currency,
            Period.start(month.minusMonths(MONTHS - 1L), formats),
            Period.start(month.plusMonths(1), formats));
    add(new Balances(ledger.balanceOf(member.id(), currency), formats));
    Paragraph hold = new Paragraph(getTranslation("ledger.earnings.hold"));
    hold.addClassName("soft");
    add(hold);
    Statement.Totals totals = statement.totals();
    if (totals.showsADivision()) {
      String name =
          totals.others().isZero()
              ? member.name()
              : getTranslation("ledger.earnings.together", member.name());
      add(
          new SplitBar(
              SplitLine.of(
                  name,
                  totals.gross(),
                  totals.creators(),
                  totals.operating(),
                  totals.solidarity(),
                  totals.reserve(),
                  formats)));
    }
    add(new SalesTable(statement, formats), new CsvLink(statement, "byhand-earnings"));
  }

  private Component months(Member member, Formats formats) {
    Div section = new Div(new H2(getTranslation("ledger.earnings.months")));
    UnorderedList list = new UnorderedList();
    YearMonth last = YearMonth.from(clock.instant().atZone(formats.zone()));
    YearMonth first =
        ledger
            .firstEarningOf(member.id())
            .map(at -> YearMonth.from(at.atZone(formats.zone())))
            .orElse(last);
    for (YearMonth month = last; !month.isBefore(first); month = month.minusMonths(1)) {
      RouterLink link =
          new RouterLink(
              formats.month(Period.start(month, formats)),
              MonthView.class,
              new RouteParameters("month", month.toString()));
      list.add(new ListItem(link));
    }
    section.add(list);
    return section;
  }
}
