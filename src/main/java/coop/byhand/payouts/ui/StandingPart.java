package coop.byhand.payouts.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.look.Formats;
import coop.byhand.payments.Correction;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Corrections of what the books hold at the provider, for as long as they stand. */
final class StandingPart extends Div {

  private final transient Formats formats;
  private final transient UnaryOperator<String> names;
  private final transient Consumer<Correction> back;

  /**
   * Shows them.
   *
   * @param names what somebody is called who had one booked
   * @param back takes one back
   */
  StandingPart(
      List<Correction> standing,
      Formats formats,
      UnaryOperator<String> names,
      Consumer<Correction> back) {
    this.formats = formats;
    this.names = names;
    this.back = back;
    Paragraph lead = new Paragraph(getTranslation("payouts.standing.lead"));
    lead.addClassName("prose");
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    standing.forEach(correction -> list.add(row(correction)));
    add(new H2(getTranslation("payouts.standing.heading")), lead, list);
  }

  private ListItem row(Correction correction) {
    H3 what =
        new H3(
            getTranslation(
                "payouts.standing.what",
                getTranslation("payouts.outstanding.kind." + correction.item().kind()),
                formats.money(correction.amount())));
    Paragraph facts =
        new Paragraph(
            getTranslation(
                "payouts.standing.facts",
                names.apply(correction.by()),
                formats.moment(correction.bookedAt()),
                getTranslation("payouts.outstanding.as." + correction.reason())));
    facts.addClassNames("soft", "small");
    Paragraph key = new Paragraph(correction.item().key());
    key.addClassNames("soft", "small", "digest");
    key.getElement().setAttribute("lang", "en");
    Button takeBack = new Button(getTranslation("payouts.standing.back"));
    takeBack.setAriaLabel(takeBack.getText() + ": " + what.getText());
    takeBack.setDisableOnClick(true);
    takeBack.addClickListener(click -> back.accept(correction));
    ListItem item =
        new ListItem(what, facts, new Paragraph(correction.words()), key, new Div(takeBack));
    item.addClassName("form");
    return item;
  }
}
