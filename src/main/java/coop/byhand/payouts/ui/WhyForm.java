package coop.byhand.payouts.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.payments.MovementReason;
import coop.byhand.payouts.Explained;
import java.util.function.Consumer;

/** What the board says about money that is not where it should be, in words and one of two ways. */
final class WhyForm extends Div {

  /** As much as the row of an explanation keeps. */
  private static final int WORDS_MAX = 500;

  /** Books it. */
  @FunctionalInterface
  interface Desk {
    Explained book(String why, MovementReason reason);
  }

  private final TextArea why = new TextArea(getTranslation("payouts.strange.why"));
  private final transient Desk desk;
  private final transient Consumer<Explained> after;

  /**
   * Asks.
   *
   * @param named what it is about, as its heading says
   * @param ways the keys of the buttons, without the reason
   * @param after hears of everything but missing words
   */
  WhyForm(String named, String ways, Desk desk, Consumer<Explained> after) {
    this.desk = desk;
    this.after = after;
    addClassName("form");
    why.setHelperText(getTranslation("payouts.strange.why.help"));
    why.setMaxLength(WORDS_MAX);
    why.setRequiredIndicatorVisible(true);
    why.setWidthFull();
    Div row = new Div();
    row.addClassName("row");
    for (MovementReason reason : MovementReason.values()) {
      Button way = new Button(getTranslation(ways + reason));
      way.setAriaLabel(named + ": " + way.getText());
      way.addClickListener(click -> book(reason));
      row.add(way);
    }
    add(why, row);
  }

  private void book(MovementReason reason) {
    Explained outcome = desk.book(why.getValue(), reason);
    switch (outcome) {
      case WORDS_MISSING -> {
        why.setErrorMessage(getTranslation("payouts.strange.why.missing"));
        why.setInvalid(true);
        why.focus();
      }
      case BOOKED, NOT_OPEN, NOT_THE_BOARD -> after.accept(outcome);
    }
  }
}
