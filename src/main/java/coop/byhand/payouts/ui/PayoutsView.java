package coop.byhand.payouts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.ForMembers;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.payouts.LeftOut;
import coop.byhand.payouts.MemberPayouts;
import coop.byhand.payouts.Payouts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Where a member's money is, the account it goes to, when it goes, and what went. */
@Route("payouts")
@RolesAllowed(Standing.PERSON)
@Menu(title = "payouts.menu", order = 62)
@ForMembers
class PayoutsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Payouts payouts;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;
  private final transient Clock clock;

  PayoutsView(Payouts payouts, CurrentMember current, HouseFormats houseFormats, Clock clock) {
    this.payouts = payouts;
    this.current = current;
    this.houseFormats = houseFormats;
    this.clock = clock;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("payouts.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    add(new H1(getPageTitle()));
    Optional<Member> member = current.member();
    if (member.isEmpty()) {
      add(new EmptyState(Ink.DRAWER, getTranslation("payouts.membersOnly")));
      return;
    }
    MemberPayouts mine = payouts.of(member.get().id());
    Formats formats = houseFormats.in(getLocale());
    add(money(mine, formats), account(member.get(), mine));
    if (!mine.payouts().isEmpty()) {
      add(new Section(new H2(getTranslation("payouts.list")), list(mine, formats)));
    }
  }

  private Component money(MemberPayouts mine, Formats formats) {
    Section section = new Section();
    if (mine.balances().isEmpty()) {
      section.add(new EmptyState(Ink.DRAWER, getTranslation("payouts.empty")));
      return section;
    }
    section.add(new H2(getTranslation("payouts.money")));
    for (MemberBalance balance : mine.balances()) {
      if (mine.balances().size() > 1) {
        section.add(new H3(getTranslation("payouts.money.in", balance.available().currencyCode())));
      }
      section.add(places(balance, mine.hold().toDays(), formats));
    }
    section.add(new Paragraph(next(mine, formats)));
    mine.leftOut().ifPresent(left -> section.add(new Paragraph(reason(left, formats))));
    return section;
  }

  private Component places(MemberBalance balance, long holdDays, Formats formats) {
    DescriptionList facts = new DescriptionList();
    facts.addClassName("facts");
    place(facts, getTranslation("payouts.money.pending", holdDays), balance.pending(), formats);
    place(facts, getTranslation("payouts.money.available"), balance.available(), formats);
    if (!balance.inTransit().isZero()) {
      place(facts, getTranslation("payouts.money.inTransit"), balance.inTransit(), formats);
    }
    if (!balance.blocked().isZero()) {
      place(facts, getTranslation("payouts.money.blocked"), balance.blocked(), formats);
    }
    if (!balance.recoverable().isZero()) {
      place(facts, getTranslation("payouts.money.owed"), balance.recoverable(), formats);
    }
    Div all = new Div(facts);
    if (!balance.blocked().isZero()) {
      all.add(soft("payouts.money.blocked.words"));
    }
    if (!balance.recoverable().isZero()) {
      all.add(soft("payouts.money.owed.words"));
    }
    return all;
  }

  private static void place(DescriptionList facts, String name, Money amount, Formats formats) {
    facts.add(
        new DescriptionList.Term(name),
        new DescriptionList.Description(new MoneyText(amount, formats)));
  }

  private String next(MemberPayouts mine, Formats formats) {
    Instant now = clock.instant();
    String minimum = formats.money(mine.minimum());
    return mine.nextRun().isAfter(now)
        ? getTranslation("payouts.next.on", formats.day(mine.nextRun()), minimum)
        : getTranslation("payouts.next.now", minimum);
  }

  private String reason(LeftOut left, Formats formats) {
    return getTranslation(
        "payouts.left." + left.reason(), formats.day(left.at()), formats.money(left.amount()));
  }

  private Component account(Member member, MemberPayouts mine) {
    AccountPanel panel = new AccountPanel(payouts, member.id());
    panel.show(mine.account());
    return new Section(new H2(getTranslation("payouts.account")), panel);
  }

  private Component list(MemberPayouts mine, Formats formats) {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    Instant now = clock.instant();
    mine.payouts().forEach(payout -> list.add(new PayoutRow(payout, now, formats)));
    return list;
  }

  private Paragraph soft(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassNames("soft", "prose");
    return words;
  }
}
