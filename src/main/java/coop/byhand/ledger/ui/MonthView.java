package coop.byhand.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.ledger.Ledger;
import coop.byhand.ledger.Statement;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The statement of one month, made for paper. */
@Route("earnings/:month")
@RolesAllowed(Standing.PERSON)
class MonthView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Ledger ledger;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;
  private final transient Clock clock;
  private String title = "";

  MonthView(Ledger ledger, CurrentMember current, HouseFormats houseFormats, Clock clock) {
    this.ledger = ledger;
    this.current = current;
    this.houseFormats = houseFormats;
    this.clock = clock;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    Formats formats = houseFormats.in(getLocale());
    Optional<Member> member = current.member();
    Optional<YearMonth> month =
        event
            .getRouteParameters()
            .get("month")
            .flatMap(Period::parse)
            .filter(m -> !Period.start(m, formats).isAfter(clock.instant()));
    if (member.isEmpty() || month.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    show(member.get(), month.get(), formats);
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  private void show(Member member, YearMonth month, Formats formats) {
    Instant from = Period.start(month, formats);
    Instant to = Period.start(month.plusMonths(1), formats);
    title = getTranslation("ledger.month.title", formats.month(from));
    addClassName("document");
    Paragraph whose =
        new Paragraph(getTranslation("ledger.month.whose", member.name(), number(member)));
    Paragraph made =
        new Paragraph(getTranslation("ledger.month.made", formats.moment(clock.instant())));
    made.addClassNames("soft", "small");
    add(new H1(title), whose, made);
    List<Currency> currencies = ledger.currenciesOf(member.id());
    if (currencies.isEmpty()) {
      add(new Paragraph(getTranslation("ledger.month.empty")));
    }
    for (Currency currency : currencies) {
      Statement statement = ledger.statement(member.id(), currency, from, to);
      add(new SalesTable(statement, formats), new CsvLink(statement, "byhand-" + month));
    }
    Paragraph proof = new Paragraph(getTranslation("ledger.month.proof"));
    proof.addClassNames("soft", "small", "prose");
    Button print =
        new Button(
            getTranslation("ledger.month.print"),
            click -> click.getSource().getElement().executeJs("window.print()"));
    Div acts =
        new Div(print, new RouterLink(getTranslation("ledger.month.back"), StatementView.class));
    acts.addClassNames("form", "screen-only");
    add(proof, acts);
  }

  private static String number(Member member) {
    return Integer.toString(member.number());
  }
}
