package coop.byhand.checkout.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import coop.byhand.checkout.Dispute;
import coop.byhand.checkout.Disputes;
import coop.byhand.checkout.Owed;
import coop.byhand.checkout.Refund;
import coop.byhand.checkout.RefundOutcome;
import coop.byhand.checkout.RefundState;
import coop.byhand.checkout.RefundWay;
import coop.byhand.checkout.RefundWish;
import coop.byhand.checkout.Refunds;
import coop.byhand.checkout.StrayMoney;
import coop.byhand.checkout.StrayOutcome;
import coop.byhand.checkout.StrayRefund;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import coop.byhand.look.ui.EmptyState;
import coop.byhand.look.ui.Said;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.CurrentMember;
import coop.byhand.members.Member;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For the board: wishes for money back that a person has to decide, and disputes of banks. */
@Route("money-back")
@RolesAllowed(Standing.PERSON)
class MoneyBackView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Refunds refunds;
  private final transient StrayMoney strays;
  private final transient Disputes disputes;
  private final transient CurrentMember current;
  private final transient HouseFormats houseFormats;

  MoneyBackView(
      Refunds refunds,
      StrayMoney strays,
      Disputes disputes,
      CurrentMember current,
      HouseFormats houseFormats) {
    this.refunds = refunds;
    this.strays = strays;
    this.disputes = disputes;
    this.current = current;
    this.houseFormats = houseFormats;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("checkout.moneyback.title");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Optional<Member> board = current.board();
    removeAll();
    add(new H1(getPageTitle()));
    if (board.isEmpty()) {
      add(new EmptyState(Ink.BENCH, getTranslation("checkout.moneyback.board-only")));
      return;
    }
    show(board.get(), null);
  }

  /** @param news what came of the last press, null at first */
  private void show(Member board, @Nullable String news) {
    Formats formats = houseFormats.in(getLocale());
    removeAll();
    add(new H1(getPageTitle()));
    if (news != null) {
      add(new Said(news));
    }
    add(new H2(getTranslation("checkout.moneyback.waiting")));
    List<Refund> waiting = refunds.waiting();
    if (waiting.isEmpty()) {
      add(new EmptyState(Ink.HOOK, getTranslation("checkout.moneyback.none")));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      waiting.forEach(refund -> list.add(row(refund, board, formats)));
      add(list);
    }
    List<Refund> failed = refunds.failed();
    List<StrayRefund> astray = strays.failed();
    if (!failed.isEmpty() || !astray.isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      failed.forEach(refund -> list.add(failed(refund, board, formats)));
      astray.forEach(refund -> list.add(failed(refund, board, formats)));
      add(
          new H2(getTranslation("checkout.moneyback.failed")),
          QuotePanel.soft(getTranslation("checkout.moneyback.failed.lead")),
          list);
    }
    add(new H2(getTranslation("checkout.moneyback.disputes")));
    List<Dispute> all = disputes.all();
    if (all.isEmpty()) {
      add(QuotePanel.soft(getTranslation("checkout.moneyback.no-disputes")));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      all.forEach(dispute -> list.add(row(dispute, formats)));
      add(list);
    }
  }

  private ListItem row(Refund refund, Member board, Formats formats) {
    Paragraph facts =
        QuotePanel.soft(
            getTranslation(
                "checkout.moneyback.facts",
                formats.money(refund.amount()),
                formats.moment(refund.askedAt()),
                refund.order().toString()));
    Paragraph reason = new Paragraph(refund.reason());
    TextArea answer = new TextArea(getTranslation("checkout.moneyback.answer"));
    answer.setMaxLength(RefundWish.REASON_MAX);
    answer.setWidthFull();
    Button agree = new Button(getTranslation("checkout.moneyback.agree"));
    agree.setAriaLabel(formats.money(refund.amount()) + ": " + agree.getText());
    agree.addThemeVariants(ButtonVariant.PRIMARY);
    agree.setDisableOnClick(true);
    agree.addClickListener(click -> {
      show(board, said(refunds.agree(refund.id(), board.person())));
    });
    Button refuse = new Button(getTranslation("checkout.moneyback.refuse"));
    refuse.setAriaLabel(formats.money(refund.amount()) + ": " + refuse.getText());
    refuse.addClickListener(click -> {
      RefundOutcome outcome = refunds.refuse(refund.id(), board.person(), answer.getValue());
      if (outcome instanceof RefundOutcome.Incomplete) {
        answer.setErrorMessage(getTranslation("checkout.moneyback.answer.missing"));
        answer.setInvalid(true);
        answer.focus();
      } else {
        show(board, said(outcome));
      }
    });
    Div actions = new Div(agree, refuse);
    actions.addClassName("row");
    ListItem item = new ListItem(facts, reason, answer, actions);
    item.addClassName("form");
    return item;
  }

  private ListItem failed(Refund refund, Member board, Formats formats) {
    String amount = formats.money(refund.amount());
    Paragraph facts =
        QuotePanel.soft(
            getTranslation(
                "checkout.moneyback.facts",
                amount,
                formats.moment(refund.askedAt()),
                refund.order().toString()));
    String reason =
        refund.kind() == Refund.Kind.IN_VAIN
            ? getTranslation("checkout.moneyback.in-vain")
            : refund.reason();
    Owed owed = refunds.stillOwed(refund);
    Div ways =
        ways(owed, way -> show(board, said(refunds.again(refund.id(), board.person(), way))));
    return item(facts, reason, partly(owed), ways);
  }

  private ListItem failed(StrayRefund refund, Member board, Formats formats) {
    String amount = formats.money(refund.amount());
    Paragraph facts =
        QuotePanel.soft(
            getTranslation(
                "checkout.moneyback.stray.facts",
                amount,
                formats.moment(refund.foundAt()),
                refund.reference()));
    Owed owed = strays.stillOwed(refund);
    Div ways = ways(owed, way -> show(board, said(strays.again(refund.id(), board.person(), way))));
    return item(facts, getTranslation("checkout.moneyback.stray"), partly(owed), ways);
  }

  private static ListItem item(
      Paragraph facts, String reason, Optional<Paragraph> partly, Div actions) {
    ListItem item = new ListItem(facts, new Paragraph(reason));
    partly.ifPresent(item::add);
    item.add(actions);
    item.addClassName("form");
    return item;
  }

  /** Tells where the buyer's bank has taken a part, so that nobody pays the whole. */
  private Optional<Paragraph> partly(Owed owed) {
    if (!owed.isPart()) {
      return Optional.empty();
    }
    Formats formats = houseFormats.in(getLocale());
    return Optional.of(
        new Paragraph(
            getTranslation(
                "checkout.moneyback.partly",
                formats.money(owed.taken()),
                formats.money(owed.owed()))));
  }

  private Div ways(Owed owed, Consumer<RefundWay> press) {
    String sum = houseFormats.in(getLocale()).money(owed.owed());
    Div actions = new Div();
    actions.addClassName("row");
    for (RefundWay way : RefundWay.values()) {
      if (way == RefundWay.PROVIDER && owed.isPart()) {
        continue;
      }
      Button button = new Button(getTranslation("checkout.moneyback.again." + way));
      button.setAriaLabel(sum + ": " + button.getText());
      button.setDisableOnClick(true);
      button.addClickListener(click -> press.accept(way));
      actions.add(button);
    }
    return actions;
  }

  private String said(StrayOutcome outcome) {
    return getTranslation("checkout.moneyback.stray.said." + outcome);
  }

  private String said(RefundOutcome outcome) {
    return getTranslation(
        "checkout.moneyback.said."
            + switch (outcome) {
              case RefundOutcome.Agreed agreed ->
                  agreed.refund().state() instanceof RefundState.Sent ? "sent" : "agreed";
              case RefundOutcome.Refused refused -> "refused";
              case RefundOutcome.InDispute dispute -> "disputed";
              case RefundOutcome.PartlyTaken partly -> "partly";
              case RefundOutcome.NothingLeft nothing -> "nothing";
              case RefundOutcome.Waiting waiting -> "waiting";
              case RefundOutcome.Incomplete incomplete -> "unknown";
              case RefundOutcome.Unknown unknown -> "unknown";
            });
  }

  private ListItem row(Dispute dispute, Formats formats) {
    Paragraph facts = new Paragraph();
    facts.addClassName("row");
    Tone tone =
        switch (dispute.state()) {
          case OPENED, WITHDRAWN -> Tone.WAITING;
          case WON, WARNING_CLOSED, PREVENTED -> Tone.DONE;
          case LOST -> Tone.REFUSED;
        };
    facts.add(
        new StatusWord(
            tone,
            getTranslation(
                "checkout.dispute.state." + dispute.state().name().toLowerCase(Locale.ROOT))));
    ListItem item =
        new ListItem(
            facts,
            QuotePanel.soft(
                getTranslation(
                    "checkout.moneyback.dispute",
                    formats.money(dispute.amount()),
                    formats.moment(dispute.openedAt()),
                    dispute.order().toString(),
                    getTranslation("checkout.dispute.reason." + reason(dispute.reason())))));
    if (dispute.isOpen() && dispute.evidenceBy() != null) {
      item.add(
          QuotePanel.soft(
              getTranslation("checkout.moneyback.evidence", formats.moment(dispute.evidenceBy()))));
    }
    return item;
  }

  /** The provider's words that mean something to people; the others are the banks' among themselves. */
  private static String reason(String word) {
    return switch (word) {
      case "fraudulent",
          "unrecognized",
          "duplicate",
          "product_not_received",
          "product_unacceptable",
          "credit_not_processed" ->
          word;
      case "debit_not_authorized" -> "fraudulent";
      default -> "other";
    };
  }
}
