package coop.byhand.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.ledger.BookYear;
import coop.byhand.ledger.CloseOutcome;
import coop.byhand.ledger.YearClose;
import coop.byhand.look.Formats;
import coop.byhand.members.MemberId;
import java.util.function.Consumer;

/** Where the board closes a year, after a question, since it cannot be taken back. */
final class ClosePart extends Div {

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
    Button close = new Button(getTranslation("ledger.year.close", name()), click -> askToClose());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    Paragraph words = new Paragraph(getTranslation("ledger.year.close.words"));
    words.addClassName("prose");
    add(new H2(getTranslation("ledger.year.close.heading")), words, new Paragraph(close));
  }

  private String name() {
    return Integer.toString(year);
  }

  private void askToClose() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(getTranslation("ledger.year.close.title", name()));
    dialog.setText(getTranslation("ledger.year.close.sure"));
    dialog.setConfirmText(getTranslation("ledger.year.close.yes"));
    dialog.setCancelable(true);
    dialog.setCancelText(getTranslation("ledger.year.close.no"));
    dialog.addConfirmListener(confirm -> done.accept(close()));
    dialog.open();
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
