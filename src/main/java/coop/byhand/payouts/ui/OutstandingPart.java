package coop.byhand.payouts.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.look.Formats;
import coop.byhand.payments.MovementReason;
import coop.byhand.payments.OutstandingItem;
import coop.byhand.payouts.Explained;
import java.util.List;
import java.util.function.Consumer;

/** What the books count on and the provider does not list. */
final class OutstandingPart extends Div {

  /** Books the difference. */
  @FunctionalInterface
  interface Desk {
    Explained correct(OutstandingItem item, String why, MovementReason reason);
  }

  private final transient Formats formats;
  private final transient Desk desk;
  private final transient Consumer<Explained> after;

  OutstandingPart(
      List<OutstandingItem> items, Formats formats, Desk desk, Consumer<Explained> after) {
    this.formats = formats;
    this.desk = desk;
    this.after = after;
    Paragraph lead = new Paragraph(getTranslation("payouts.outstanding.lead"));
    lead.addClassName("prose");
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    items.forEach(item -> list.add(row(item)));
    add(new H2(getTranslation("payouts.outstanding.heading")), lead, list);
  }

  private ListItem row(OutstandingItem outstanding) {
    H3 what =
        new H3(
            getTranslation(
                "payouts.outstanding.what",
                getTranslation("payouts.outstanding.kind." + outstanding.item().kind()),
                formats.money(outstanding.told())));
    Paragraph facts =
        new Paragraph(
            getTranslation(
                outstanding.isNowhere()
                    ? "payouts.outstanding.nowhere"
                    : "payouts.outstanding.other",
                formats.moment(outstanding.since()),
                formats.money(outstanding.listed()),
                formats.money(outstanding.difference())));
    facts.addClassNames("soft", "small");
    Paragraph names =
        new Paragraph(
            outstanding.source().map(source -> source + " · ").orElse("")
                + outstanding.item().key());
    names.addClassNames("soft", "small", "digest");
    // The provider's own id and ours, whatever language the page is in.
    names.getElement().setAttribute("lang", "en");
    ListItem item =
        new ListItem(
            what,
            facts,
            names,
            new WhyForm(
                what.getText(),
                "payouts.outstanding.as.",
                (why, reason) -> desk.correct(outstanding, why, reason),
                after));
    item.addClassName("form");
    return item;
  }
}
