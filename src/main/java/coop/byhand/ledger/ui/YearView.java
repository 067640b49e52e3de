package coop.byhand.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import coop.byhand.ledger.BookYear;
import coop.byhand.ledger.YearClose;
import coop.byhand.ledger.YearReport;
import coop.byhand.ledger.YearReport.InCurrency;
import coop.byhand.ledger.YearShare;
import coop.byhand.ledger.YearStage;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Standing;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import coop.byhand.policy.PolicyCause;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One year: what it came to, by which rules it is divided, and who has which part; before the close
 * as it would be now. The board enters hours here and closes it.
 */
@Route("year/:year")
@RolesAllowed(Standing.PERSON)
class YearView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient YearClose years;
  private final transient Membership membership;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;
  private String title = "";

  YearView(
      YearClose years, Membership membership, CurrentMember current, HouseFormats houseFormats) {
    this.years = years;
    this.membership = membership;
    this.current = current;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return title;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Member> member = current.member();
    Optional<BookYear> year =
        event
            .getRouteParameters()
            .get("year")
            .filter(text -> text.matches("\\d{4}"))
            .flatMap(text -> years.find(Integer.parseInt(text)));
    if (member.isEmpty() || year.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    title = getTranslation("ledger.year.one", Integer.toString(year.get().year()));
    show(member.get(), year.get(), null);
  }

  /** What the page says next, with a sentence about what was just done. */
  private void show(Member member, BookYear year, @Nullable String news) {
    removeAll();
    Formats formats = houseFormats.in(getLocale());
    add(new H1(title), standing(year, formats));
    if (news != null) {
      Paragraph words = new Paragraph(news);
      words.addClassName("notice");
      words.getElement().setAttribute("role", "status");
      add(words);
    }
    Optional<YearReport> report = years.report(year.year());
    report.ifPresent(one -> {
      if (one.currencies().isEmpty()) {
        add(new Paragraph(getTranslation("ledger.year.nothing")));
      } else {
        add(mine(one, member.id(), formats), rules(one, formats));
        one.currencies().forEach(in -> add(money(one, in, member.id(), formats)));
      }
    });
    boolean board = membership.offices(member.id()).contains(Office.BOARD);
    add(hours(member, year, board, formats));
    if (board && year.stage() == YearStage.OPEN) {
      add(
          new ClosePart(
              years,
              year,
              member.id(),
              formats,
              words -> show(member, years.find(year.year()).orElseThrow(), words)));
    }
    add(new Paragraph(new RouterLink(getTranslation("ledger.year.all"), YearsView.class)));
  }

  private Component standing(BookYear year, Formats formats) {
    Paragraph words =
        new Paragraph(
            getTranslation(
                "ledger.year.words." + year.stage().name(), formats.day(year.closesFrom())));
    words.addClassName("lead");
    return words;
  }

  private Component mine(YearReport report, MemberId member, Formats formats) {
    boolean closed = report.closing().isPresent();
    Section part =
        new Section(
            new H2(getTranslation(closed ? "ledger.year.mine" : "ledger.year.mine.preview")));
    UnorderedList list = new UnorderedList();
    for (InCurrency in : report.currencies()) {
      for (YearShare share : in.division().of(member)) {
        list.add(
            new ListItem(
                getTranslation(
                    "ledger.year.mine." + share.of().name(),
                    formats.money(share.amount()),
                    formats.money(share.cash()),
                    formats.money(share.retained()))));
      }
    }
    part.add(
        list.getChildren().findAny().isPresent()
            ? list
            : new Paragraph(getTranslation("ledger.year.mine.none")));
    return part;
  }

  private Component rules(YearReport report, Formats formats) {
    Paragraph words =
        new Paragraph(
            new Span(
                getTranslation(
                    "ledger.year.rules.words", formats.moment(report.to().minusMillis(1)))),
            link(
                "/policy/" + report.rules().version(),
                getTranslation("ledger.statement.policy", report.rules().version().toString())));
    if (report.cause() instanceof PolicyCause.Ballot(int proposal)) {
      words.add(
          new Span(", "),
          link(
              "/proposals/" + proposal,
              getTranslation("ledger.statement.ballot", Integer.toString(proposal))));
    }
    UnorderedList list = new UnorderedList();
    list.add(
        new ListItem(
            getTranslation("ledger.year.rules.reserve", formats.rate(report.rules().reserve()))),
        new ListItem(
            getTranslation(
                "ledger.year.rules.education", formats.rate(report.rules().education()))),
        new ListItem(
            getTranslation(
                "ledger.year.rules.creators",
                formats.rate(report.rules().creators()),
                formats.rate(report.rules().creators().complement()))),
        new ListItem(getTranslation("ledger.year.basis." + report.rules().basis().name())),
        new ListItem(
            getTranslation("ledger.year.rules.cash", formats.rate(report.rules().cash()))));
    return new Section(new H2(getTranslation("ledger.year.rules")), words, list);
  }

  private static Anchor link(String address, String words) {
    Anchor link = new Anchor(address, words);
    link.setRouterIgnore(true);
    return link;
  }

  private Component money(YearReport report, InCurrency in, MemberId member, Formats formats) {
    Section part =
        new Section(
            new H2(getTranslation("ledger.books.currency", in.currency().getCurrencyCode())),
            new ResultTable(in.result(), formats));
    if (!in.loss().isZero()) {
      part.add(new Paragraph(getTranslation("ledger.year.loss", formats.money(in.loss()))));
    } else {
      part.add(new DivisionTable(in.division(), report.rules(), formats));
    }
    if (report.closing().isPresent() && !in.division().shares().isEmpty()) {
      List<MemberId> everybody =
          in.division().shares().stream().map(YearShare::member).distinct().toList();
      part.add(new SharesTable(in.division(), member, membership.byIds(everybody), formats));
    }
    return part;
  }

  private Component hours(Member member, BookYear year, boolean board, Formats formats) {
    return new HoursPart(
        years,
        membership,
        year,
        board ? Optional.of(member.id()) : Optional.empty(),
        formats,
        words -> show(member, years.find(year.year()).orElseThrow(), words));
  }
}
