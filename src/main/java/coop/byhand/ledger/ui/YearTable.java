package coop.byhand.ledger.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import coop.byhand.kernel.Money;
import coop.byhand.look.Formats;
import org.jspecify.annotations.Nullable;

/** Names and amounts under each other, the last line their sum. */
abstract class YearTable extends Div {

  private final NativeTable table = new NativeTable();
  private final NativeTableBody body = table.addBody();
  private final transient Formats formats;

  YearTable(Formats formats) {
    this.formats = formats;
    addClassName("ledger-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    table.addClassName("ledger");
    add(table);
  }

  final void caption(String words) {
    table.setCaptionText(words);
    getElement().setAttribute("aria-label", words);
  }

  final void line(String words, @Nullable String note, Money amount) {
    body.add(row(words, note, amount));
  }

  final void sum(String words, Money amount) {
    table.getFoot().add(row(words, null, amount));
  }

  private NativeTableRow row(String words, @Nullable String note, Money amount) {
    NativeTableHeaderCell name = new NativeTableHeaderCell(new Span(words));
    name.getElement().setAttribute("scope", "row");
    if (note != null) {
      Div below = new Div(note);
      below.addClassNames("soft", "small");
      name.add(below);
    }
    NativeTableCell figure = new NativeTableCell(formats.figure(amount));
    figure.addClassName("figure");
    return new NativeTableRow(name, figure);
  }
}
