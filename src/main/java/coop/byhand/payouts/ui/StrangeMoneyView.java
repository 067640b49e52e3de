package coop.byhand.payouts.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.Said;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import coop.byhand.members.Membership;
import coop.byhand.payments.Correction;
import coop.byhand.payments.OpenMovement;
import coop.byhand.payments.OutstandingItem;
import coop.byhand.payouts.Explained;
import coop.byhand.payouts.StrangeMoney;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For the board: money that moved at the provider for a reason that nobody here knows, and money
 * that the books count on and the provider does not list.
 */
@Route("strange-money")
@RolesAllowed(Standing.PERSON)
class StrangeMoneyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** The provider's kinds of movements that can come our way; it may invent others. */
  private static final Set<String> TYPES =
      Set.of(
          "adjustment",
          "charge",
          "contribution",
          "payment",
          "payment_failure_refund",
          "payment_refund",
          "payout",
          "payout_cancel",
          "payout_failure",
          "refund",
          "refund_failure",
          "stripe_fee",
          "stripe_fx_fee",
          "tax_fee",
          "topup",
          "topup_reversal",
          "transfer",
          "transfer_cancel",
          "transfer_failure",
          "transfer_refund");

  private final transient StrangeMoney money;
  private final transient CurrentMember current;
  private final transient Membership members;
  private final transient HouseFormats houseFormats;

  StrangeMoneyView(
      StrangeMoney money, CurrentMember current, Membership members, HouseFormats houseFormats) {
    this.money = money;
    this.current = current;
    this.members = members;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("payouts.strange.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Member> board = current.board();
    removeAll();
    if (board.isEmpty()) {
      add(
          new H1(getPageTitle()),
          new EmptyState(Ink.BENCH, getTranslation("payouts.strange.boardOnly")));
      return;
    }
    show(board.get(), null);
  }

  private void show(Member board, @Nullable String news) {
    Formats formats = houseFormats.in(getLocale());
    removeAll();
    add(new H1(getPageTitle()), words("payouts.strange.lead"));
    if (news != null) {
      add(new Said(news));
    }
    List<OpenMovement> open = money.open();
    List<OutstandingItem> outstanding = money.outstanding();
    List<Correction> standing = money.standing();
    if (open.isEmpty() && outstanding.isEmpty()) {
      add(new EmptyState(Ink.HOOK, getTranslation("payouts.strange.none")));
    }
    if (!open.isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      open.forEach(movement -> list.add(row(movement, board, formats)));
      add(
          new H2(getTranslation("payouts.strange.heading")),
          words("payouts.strange.explain"),
          list);
    }
    if (!outstanding.isEmpty()) {
      add(
          new OutstandingPart(
              outstanding,
              formats,
              (item, why, reason) -> money.correct(board.id(), item, why, reason),
              outcome -> show(board, said(outcome))));
    }
    if (!standing.isEmpty()) {
      add(
          new StandingPart(
              standing, formats, this::name, correction -> takeBack(correction, board)));
    }
  }

  private void takeBack(Correction correction, Member board) {
    Explained outcome = money.takeBack(board.id(), correction);
    show(board, getTranslation("payouts.standing.said." + outcome));
  }

  private String name(String by) {
    return MemberId.parse(by)
        .flatMap(members::find)
        .map(Member::name)
        .orElseGet(() -> getTranslation("payouts.standing.somebody"));
  }

  private ListItem row(OpenMovement movement, Member board, Formats formats) {
    H3 what =
        new H3(
            getTranslation(
                movement.cameIn() ? "payouts.strange.came" : "payouts.strange.went",
                formats.money(movement.size())));
    Paragraph when =
        new Paragraph(
            getTranslation(
                "payouts.strange.facts", formats.moment(movement.movedAt()), kind(movement)));
    when.addClassNames("soft", "small");
    Paragraph names =
        new Paragraph(
            movement.type()
                + " · "
                + movement.source().map(source -> source + " · ").orElse("")
                + movement.id());
    names.addClassNames("soft", "small", "digest");
    // The provider's own words and ids, whatever language the page is in.
    names.getElement().setAttribute("lang", "en");
    ListItem item =
        new ListItem(
            what,
            when,
            names,
            new WhyForm(
                what.getText(),
                "payouts.strange.as.",
                (why, reason) -> money.explain(board.id(), movement.id(), why, reason),
                outcome -> show(board, said(outcome))));
    item.addClassName("form");
    return item;
  }

  /** What the provider's word for it means; the word itself stands beside it. */
  private String kind(OpenMovement movement) {
    String type = movement.type();
    return getTranslation("payouts.strange.type." + (TYPES.contains(type) ? type : "other"));
  }

  private String said(Explained outcome) {
    return getTranslation("payouts.strange.said." + outcome);
  }

  private Paragraph words(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassName("prose");
    return words;
  }
}
