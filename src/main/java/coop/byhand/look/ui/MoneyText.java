package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Span;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;

/** An amount with its currency, in figures that stand under each other and never break. */
public final class MoneyText extends Span {

  public MoneyText(Money amount, Formats formats) {
    super(formats.money(amount));
    addClassName("num");
  }
}
