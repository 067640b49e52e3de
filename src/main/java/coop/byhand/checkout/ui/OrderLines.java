package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.checkout.Dispute;
import coop.byhand.checkout.Disputes;
import coop.byhand.checkout.GiveBack;
import coop.byhand.checkout.LineState;
import coop.byhand.checkout.Order;
import coop.byhand.checkout.OrderLine;
import coop.byhand.checkout.OrderLineId;
import coop.byhand.checkout.Refund;
import coop.byhand.checkout.RefundOutcome;
import coop.byhand.checkout.RefundState;
import coop.byhand.checkout.RefundWish;
import coop.byhand.checkout.Refunds;
import coop.byhand.licensing.Licence;
import coop.byhand.licensing.LicenceId;
import coop.byhand.licensing.Licensing;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.members.Membership;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The licences of an order: what came of each, what can be done with it, how it is shared. */
final class OrderLines extends Div {

  /** Where the lines of an order are looked up and acted on. */
  record Desk(Refunds refunds, Disputes disputes, Licensing licensing, Membership members) {}

  private final transient Order order;
  private final transient Desk desk;
  private final transient Formats formats;
  private final transient Runnable changed;

  OrderLines(Order order, Desk desk, Formats formats, Runnable changed) {
    this.order = order;
    this.desk = desk;
    this.formats = formats;
    this.changed = changed;
    addClassName("form");
    List<Refund> refunds = desk.refunds().of(order.id());
    desk.disputes().of(order.id()).forEach(dispute -> add(words(dispute)));
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    order.lines().forEach(line -> list.add(line(line, refunds)));
    add(list);
  }

  private ListItem line(OrderLine line, List<Refund> refunds) {
    Anchor work = new Anchor("/works/" + line.work(), line.title());
    work.setRouterIgnore(true);
    H2 title = new H2(work);
    title.addClassName("queue-title");
    Facts facts = new Facts();
    facts.add("checkout.licence", getTranslation("checkout.licence." + line.licence()));
    facts.add("checkout.price", new MoneyText(line.settlement().net(), formats));
    ListItem item = new ListItem(title);
    item.addClassName("form");
    List<Refund> here =
        refunds.stream()
            .filter(refund -> refund.parts().stream().anyMatch(part -> isOf(part, line.id())))
            .toList();
    here.forEach(refund -> item.add(words(refund)));
    switch (line.state()) {
      case LineState.Ordered ordered -> item.add(facts);
      case LineState.Lost(Instant at, String reason) ->
          item.add(new Paragraph(getTranslation("checkout.lost." + reason)), facts);
      case LineState.Granted(Instant at, LicenceId licence) -> {
        item.add(
            licence(licence, facts), facts, Shares.bar(line.proceeds(), desk.members(), formats));
        if (here.isEmpty()) {
          item.add(giveBack(line));
        }
      }
    }
    return item;
  }

  private static boolean isOf(Refund.Part part, OrderLineId line) {
    return part.line().equals(line);
  }

  private Component licence(LicenceId id, Facts facts) {
    Licence licence = desk.licensing().find(id, order.buyer()).orElseThrow();
    facts.add("checkout.done.number", licence.numberText());
    Div actions = new Div();
    actions.addClassName("row");
    if (licence.isValid()) {
      Button download = new Button(getTranslation("checkout.done.download"));
      download.setAriaLabel(getTranslation("checkout.done.download.named", licence.title()));
      download.addThemeVariants(ButtonVariant.PRIMARY);
      // Made when it is wanted, since it works for a short time only.
      download.addClickListener(click ->
          getUI()
              .ifPresent(ui ->
                  ui.getPage().setLocation(desk.licensing().downloadLink(id, order.buyer()))));
      actions.add(download);
    } else {
      actions.add(new StatusWord(Tone.OVER, getTranslation("checkout.licence.ended")));
    }
    Anchor certificate =
        new Anchor(
            desk.licensing().certificateLink(id, order.buyer()).toString(),
            getTranslation("checkout.done.certificate"));
    certificate.setRouterIgnore(true);
    actions.add(certificate);
    return actions;
  }

  private Component giveBack(OrderLine line) {
    TextArea reason = new TextArea(getTranslation("checkout.giveback.reason"));
    reason.setMaxLength(RefundWish.REASON_MAX);
    reason.setRequiredIndicatorVisible(true);
    reason.setWidthFull();
    Button go = new Button(getTranslation("checkout.giveback.go"));
    go.setDisableOnClick(true);
    Paragraph answer = new Paragraph();
    answer.getElement().setAttribute("role", "status");
    go.addClickListener(click -> {
      RefundOutcome outcome =
          desk.refunds()
              .ask(
                  new RefundWish(order.buyer(), order.id(), List.of(line.id()), reason.getValue()));
      if (outcome instanceof RefundOutcome.Agreed || outcome instanceof RefundOutcome.Waiting) {
        changed.run();
        return;
      }
      String said = words(outcome);
      reason.setErrorMessage(said);
      reason.setInvalid(outcome instanceof RefundOutcome.Incomplete);
      answer.setText(outcome instanceof RefundOutcome.Incomplete ? "" : said);
      go.setEnabled(true);
    });
    boolean byItself = desk.refunds().wayBack(order, line) == GiveBack.BY_ITSELF;
    Div body =
        new Div(
            new Paragraph(
                getTranslation(byItself ? "checkout.giveback.free" : "checkout.giveback.board")),
            reason,
            go,
            answer);
    body.addClassName("form");
    NativeDetails fold = new NativeDetails(getTranslation("checkout.giveback.heading"), body);
    fold.addClassName("fold");
    return fold;
  }

  private String words(RefundOutcome outcome) {
    return switch (outcome) {
      case RefundOutcome.Incomplete incomplete -> getTranslation("checkout.giveback.incomplete");
      case RefundOutcome.InDispute disputed -> getTranslation("checkout.giveback.disputed");
      case RefundOutcome.NothingLeft nothing -> getTranslation("checkout.refund.nothing-left");
      case RefundOutcome.PartlyTaken partly -> getTranslation("checkout.refund.nothing-left");
      case RefundOutcome.Unknown unknown -> getTranslation("checkout.giveback.unknown");
      case RefundOutcome.Agreed agreed -> getTranslation("checkout.giveback.agreed");
      case RefundOutcome.Waiting waiting -> getTranslation("checkout.giveback.waiting");
      case RefundOutcome.Refused refused -> getTranslation("checkout.giveback.refused");
    };
  }

  private Component words(Refund refund) {
    String amount = formats.money(refund.amount());
    Paragraph line = new Paragraph();
    line.addClassName("row");
    switch (refund.state()) {
      case RefundState.Asked asked ->
          line.add(status(Tone.WAITING, "asked"), text("asked", amount, ""));
      case RefundState.Refused(Instant at, String answer) ->
          line.add(status(Tone.REFUSED, "refused"), text("refused", amount, answer));
      case RefundState.Agreed(Instant at) ->
          line.add(status(Tone.OPEN, "agreed"), text("agreed", amount, ""));
      case RefundState.Sent(Instant at) ->
          line.add(status(Tone.DONE, "sent"), text("sent", amount, formats.moment(at)));
      case RefundState.Failed(Instant at) ->
          line.add(status(Tone.REFUSED, "failed"), text("failed", amount, formats.moment(at)));
    }
    return line;
  }

  private StatusWord status(Tone tone, String state) {
    return new StatusWord(tone, getTranslation("checkout.refund.state." + state));
  }

  private Span text(String state, String amount, String more) {
    return new Span(getTranslation("checkout.refund.words." + state, amount, more));
  }

  private Component words(Dispute dispute) {
    Paragraph line =
        new Paragraph(
            getTranslation(
                "checkout.dispute." + dispute.state().name().toLowerCase(Locale.ROOT),
                formats.money(dispute.amount())));
    line.addClassName("notice");
    return line;
  }
}
