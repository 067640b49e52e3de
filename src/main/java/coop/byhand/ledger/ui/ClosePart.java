package coop.byhand.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import coop.byhand.ledger.BookYear;
import coop.byhand.ledger.CloseOutcome;
import coop.byhand.ledger.YearClose;
import coop.byhand.look.Formats;
import coop.byhand.members.MemberId;
import java.util.function.Consumer;

/** Where the board closes a year, after a question, since it cannot be taken back. */
final class ClosePart extends Section {

  private final transient YearClose years;
  private final transient MemberId board;
  private final transient Formats formats;
  private final transient Consumer<String> done;
  private final int year;

  ClosePart(
      YearClose years, BookYear year, MemberId board, Formats formats, Consumer<String> done) {
    this.years = years;
    this.year = year.year();
    this.board = board;
    this.formats = formats;
    this.done = done;
    offer();
  }

  private void offer() {
    removeAll();
    Button close = new Button(getTranslation("ledger.year.close", name()), click -> ask());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    add(
        new H2(getTranslation("ledger.year.close.heading")),
        prose("ledger.year.close.words"),
        new Paragraph(close));
  }

  /** The question takes the focus, so that nobody presses on without having heard it. */
  private void ask() {
    removeAll();
    H2 question = new H2(getTranslation("ledger.year.close.title", name()));
    question.getElement().setAttribute("tabindex", "-1");
    Button yes = new Button(getTranslation("ledger.year.close.yes"), click -> done.accept(close()));
    yes.addThemeVariants(ButtonVariant.PRIMARY);
    yes.setDisableOnClick(true);
    Button no = new Button(getTranslation("ledger.year.close.no"), click -> offer());
    Paragraph answers = new Paragraph(yes, no);
    answers.addClassName("row");
    add(question, prose("ledger.year.close.sure"), answers);
    question.getElement().executeJs("this.focus()");
  }

  private Paragraph prose(String key) {
    Paragraph words = new Paragraph(getTranslation(key));
    words.addClassName("prose");
    return words;
  }

  private String name() {
    return Integer.toString(year);
  }

  private String close() {
    return switch (years.close(year, board)) {
      case CloseOutcome.Closed closed -> getTranslation("ledger.year.close.done", name());
      case CloseOutcome.TooEarly early ->
          getTranslation("ledger.year.close.early", formats.day(early.from()));
      case CloseOutcome.EarlierOpen earlier ->
          getTranslation("ledger.year.close.earlier", Integer.toString(earlier.year()));
      case CloseOutcome.NoBooks none -> getTranslation("ledger.year.nothing");
      case CloseOutcome.NotTheBoard no -> getTranslation("ledger.year.board-only");
    };
  }
}
