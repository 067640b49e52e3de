package coop.byhand.oversight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.oversight.Handled;
import coop.byhand.payments.Alert;
import coop.byhand.payments.DealtAlert;
import coop.byhand.payments.PaymentsReport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a person has to look at, and what persons have dealt with lately. */
final class AlertsPart extends Div {

  private static final int WORDS_MAX = 500;

  private final transient Formats formats;
  private final transient @Nullable Hands hands;

  /**
   * Shows the alerts.
   *
   * @param hands null for those who only read
   * @param names what somebody is called who has closed an alert
   */
  AlertsPart(
      PaymentsReport report, Formats formats, @Nullable Hands hands, UnaryOperator<String> names) {
    this.formats = formats;
    this.hands = hands;
    addClassName("form");
    add(new H3(getTranslation("oversight.alerts.heading")));
    if (report.alerts().isEmpty()) {
      add(new Paragraph(getTranslation("oversight.alerts.none")));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      report.alerts().forEach(alert -> list.add(open(alert)));
      if (hands != null) {
        add(soft(getTranslation("oversight.alerts.closing")));
      }
      add(list);
    }
    if (!report.dealtWith().isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      report.dealtWith().forEach(dealt -> list.add(closed(dealt, names)));
      add(new H3(getTranslation("oversight.dealt.heading")), list);
    }
  }

  private ListItem open(Alert alert) {
    ListItem item =
        new ListItem(
            new StatusWord(Tone.WAITING, kind(alert)),
            new Technical(alert.subject() + ": " + alert.detail()),
            soft(formats.moment(alert.raisedAt())));
    item.addClassName("form");
    switch (alert.kind()) {
      case MOVEMENT_UNEXPLAINED ->
          item.add(
              whereItIsSolved(
                  "oversight.alert.explain-there", "oversight.alert.closes-when-explained"));
      case MOVEMENT_MISSING ->
          item.add(
              whereItIsSolved(
                  "oversight.alert.correct-there", "oversight.alert.closes-when-found"));
      case EVENT_PARKED,
          PAYMENT_MISMATCH,
          PAYMENT_REFUSED,
          PROVIDER_REFUSES_US,
          REFUND_FAILED,
          RECIPIENT_REFUSED,
          TRANSFER_WAITS,
          TRANSFER_FAILED,
          DISPUTE_ODD,
          CORRECTION_ENDED -> {
        if (hands != null) {
          item.add(close(alert, hands));
        }
      }
    }
    return item;
  }

  private Component whereItIsSolved(String there, String untilThen) {
    return hands == null
        ? soft(getTranslation(untilThen))
        : new Paragraph(new Anchor("strange-money", getTranslation(there)));
  }

  /** A button; the field for the words comes when it is pressed. */
  private Div close(Alert alert, Hands hands) {
    String named = kind(alert) + ", " + alert.subject();
    Div place = new Div();
    place.addClassName("form");
    Button begin = new Button(getTranslation("oversight.dealt.begin"));
    begin.setAriaLabel(begin.getText() + ": " + named);
    begin.addClickListener(click -> {
      TextArea words = new TextArea(getTranslation("oversight.dealt.words"));
      words.setHelperText(getTranslation("oversight.dealt.words.help"));
      words.setMaxLength(WORDS_MAX);
      words.setRequiredIndicatorVisible(true);
      words.setWidthFull();
      Button end = new Button(getTranslation("oversight.dealt.end"));
      end.setAriaLabel(end.getText() + ": " + named);
      end.addClickListener(ignored -> close(alert, words, hands));
      place.removeAll();
      place.add(words, end);
      words.focus();
    });
    place.add(begin);
    return place;
  }

  private void close(Alert alert, TextArea words, Hands hands) {
    Handled outcome = hands.oversight().dealtWith(hands.board(), alert, words.getValue());
    switch (outcome) {
      case WORDS_MISSING -> {
        words.setErrorMessage(getTranslation("oversight.dealt.words.missing"));
        words.setInvalid(true);
        words.focus();
      }
      case DONE, QUEUED, NOT_OPEN, NOT_THE_BOARD -> hands.after().accept(outcome);
    }
  }

  private ListItem closed(DealtAlert dealt, UnaryOperator<String> names) {
    ListItem item =
        new ListItem(
            new StatusWord(Tone.OVER, kind(dealt.alert())),
            new Technical(dealt.alert().subject()),
            soft(
                getTranslation(
                    "oversight.dealt.by", names.apply(dealt.by()), formats.moment(dealt.at()))));
    dealt.words().ifPresent(words -> item.add(new Paragraph(words)));
    return item;
  }

  private String kind(Alert alert) {
    return getTranslation("oversight.alert." + alert.kind());
  }

  private static Paragraph soft(String words) {
    Paragraph line = new Paragraph(words);
    line.addClassNames("soft", "small");
    return line;
  }
}
