package coop.byhand.ledger.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.MemberBalance;
import coop.byhand.look.Formats;

/** What a member has in one currency, by where it is; a place that holds nothing is left out. */
final class Balances extends Div {

  private final UnorderedList rest = new UnorderedList();
  private final transient Formats formats;

  Balances(MemberBalance balance, Formats formats) {
    this.formats = formats;
    Paragraph pending =
        new Paragraph(getTranslation("ledger.earnings.pending", formats.money(balance.pending())));
    pending.addClassName("lead");
    add(pending);
    show("available", balance.available());
    show("blocked", balance.blocked());
    show("inTransit", balance.inTransit());
    show("owed", balance.recoverable());
    if (rest.getChildren().findAny().isPresent()) {
      add(rest);
    }
  }

  private void show(String place, Money amount) {
    if (!amount.isZero()) {
      rest.add(new ListItem(getTranslation("ledger.earnings." + place, formats.money(amount))));
    }
  }
}
