package coop.byhand.payouts.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
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
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.OpenMovement;
import coop.byhand.payouts.Explained;
import coop.byhand.payouts.StrangeMoney;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For the board: money that moved at the provider for a reason that nobody here knows. */
@Route("strange-money")
@RolesAllowed(Standing.PERSON)
class StrangeMoneyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  /** As much as the row of an explanation keeps. */
  private static final int WORDS_MAX = 500;

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
  private final transient HouseFormats houseFormats;

  StrangeMoneyView(StrangeMoney money, CurrentMember current, HouseFormats houseFormats) {
    this.money = money;
    this.current = current;
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
    if (open.isEmpty()) {
      add(new EmptyState(Ink.HOOK, getTranslation("payouts.strange.none")));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    open.forEach(movement -> list.add(row(movement, board, formats)));
    add(list);
  }

  private ListItem row(OpenMovement movement, Member board, Formats formats) {
    H2 what =
        new H2(
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
    TextArea why = new TextArea(getTranslation("payouts.strange.why"));
    why.setHelperText(getTranslation("payouts.strange.why.help"));
    why.setMaxLength(WORDS_MAX);
    why.setRequiredIndicatorVisible(true);
    why.setWidthFull();
    Div ways = new Div();
    ways.addClassName("row");
    for (MovementReason reason : MovementReason.values()) {
      Button way = new Button(getTranslation("payouts.strange.as." + reason));
      way.setAriaLabel(what.getText() + ": " + way.getText());
      way.addClickListener(click -> book(movement, why, reason, board));
      ways.add(way);
    }
    ListItem item = new ListItem(what, when, names, why, ways);
    item.addClassName("form");
    return item;
  }

  /** What the provider's word for it means; the word itself stands beside it. */
  private String kind(OpenMovement movement) {
    String type = movement.type();
    return getTranslation("payouts.strange.type." + (TYPES.contains(type) ? type : "other"));
  }

  private void book(OpenMovement movement, TextArea why, MovementReason reason, Member board) {
    Explained outcome = money.explain(board.id(), movement.id(), why.getValue(), reason);
    switch (outcome) {
      case WORDS_MISSING -> {
        why.setErrorMessage(getTranslation("payouts.strange.why.missing"));
        why.setInvalid(true);
        why.focus();
      }
      case BOOKED, NOT_OPEN, NOT_THE_BOARD ->
          show(board, getTranslation("payouts.strange.said." + outcome));
    }
  }

  private Paragraph words(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassName("prose");
    return words;
  }
}
