package coop.byhand.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import coop.byhand.ledger.FundBalance;
import coop.byhand.ledger.GivenGrant;
import coop.byhand.ledger.SolidarityFund;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.Said;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.members.Office;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The solidarity fund: what it holds and what it was used for, without names; for the board also
 * what is proposed, and the form to propose.
 */
@Route("solidarity")
@RolesAllowed(Standing.PERSON)
@Menu(title = "ledger.solidarity.menu", order = 63)
@ForMembers
class SolidarityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient SolidarityFund fund;
  private final transient CurrentMember current;
  private final transient Membership membership;
  private final transient HouseFormats houseFormats;

  /** What only the board sees; kept while the page shows itself anew, with what is typed there. */
  private @Nullable GrantForm form;

  private @Nullable ProposedGrants proposed;

  SolidarityView(
      SolidarityFund fund,
      CurrentMember current,
      Membership membership,
      HouseFormats houseFormats) {
    this.fund = fund;
    this.current = current;
    this.membership = membership;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("ledger.solidarity.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    form = null;
    proposed = null;
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(
          new H1(getPageTitle()),
          new EmptyState(Ink.DRAWER, getTranslation("ledger.solidarity.members-only")));
      return;
    }
    if (membership.offices(member.get().id()).contains(Office.BOARD)) {
      MemberId board = member.get().id();
      Formats formats = houseFormats.in(getLocale());
      form = new GrantForm(fund, membership, board, formats, this::show);
      proposed = new ProposedGrants(fund, membership, board, formats, this::show);
    }
    show(null);
  }

  /** @param news what came of the last press, null at first */
  private void show(@Nullable String news) {
    removeAll();
    Formats formats = houseFormats.in(getLocale());
    Paragraph lead = new Paragraph(getTranslation("ledger.solidarity.lead"));
    lead.addClassName("lead");
    add(new H1(getPageTitle()));
    if (news != null) {
      add(new Said(news));
    }
    List<FundBalance> balances = fund.balances();
    add(lead, holds(balances, formats));
    if (proposed != null && form != null) {
      proposed.show();
      form.offer(balances);
      add(proposed, form);
    }
    add(given(formats));
  }

  private Component holds(List<FundBalance> balances, Formats formats) {
    Section part = new Section(new H2(getTranslation("ledger.solidarity.holds")));
    if (balances.isEmpty()) {
      part.add(new Paragraph(getTranslation("ledger.solidarity.holds.none")));
      return part;
    }
    UnorderedList list = new UnorderedList();
    balances.forEach(one ->
        list.add(
            new ListItem(
                getTranslation(
                    "ledger.solidarity.holds.one",
                    formats.money(one.has()),
                    formats.money(one.granted())))));
    part.add(list);
    return part;
  }

  private Component given(Formats formats) {
    Section part = new Section(new H2(getTranslation("ledger.solidarity.given")));
    List<GivenGrant> given = fund.given();
    if (given.isEmpty()) {
      part.add(new EmptyState(Ink.DRAWER, getTranslation("ledger.solidarity.given.none")));
      return part;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    for (GivenGrant grant : given) {
      Paragraph facts =
          new Paragraph(
              getTranslation(
                  "ledger.solidarity.given.one",
                  formats.money(grant.amount()),
                  formats.day(grant.at())));
      facts.addClassNames("soft", "small");
      list.add(new ListItem(new Paragraph(grant.purpose()), facts));
    }
    part.add(list);
    return part;
  }
}
