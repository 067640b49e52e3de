package coop.byhand.oversight.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import coop.byhand.look.Formats;
import coop.byhand.oversight.QueueLine;
import java.util.List;

/** What waits in the queue, one row a kind of job. */
final class QueueTable extends Div {

  private static final List<String> COLUMNS =
      List.of("kind", "waiting", "overdue", "failing", "oldest");

  QueueTable(List<QueueLine> lines, Formats formats) {
    addClassName("ledger-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", getTranslation("oversight.queue.heading"));
    NativeTable table = new NativeTable();
    table.addClassName("ledger");
    NativeTableRow head = new NativeTableRow();
    COLUMNS.forEach(column -> {
      NativeTableHeaderCell cell =
          new NativeTableHeaderCell(getTranslation("oversight.queue." + column));
      cell.getElement().setAttribute("scope", "col");
      if (!column.equals("kind") && !column.equals("oldest")) {
        cell.addClassName("figure");
      }
      head.add(cell);
    });
    table.getHead().add(head);
    NativeTableBody body = table.addBody();
    lines.forEach(line -> {
      NativeTableHeaderCell kind =
          new NativeTableHeaderCell(getTranslation("oversight.job." + line.kind()));
      kind.getElement().setAttribute("scope", "row");
      body.add(
          new NativeTableRow(
              kind,
              figure(formats.count(line.waiting())),
              figure(formats.count(line.overdue())),
              figure(formats.count(line.failing())),
              new NativeTableCell(
                  line.oldestDue() == null ? "" : formats.moment(line.oldestDue()))));
    });
    add(table);
  }

  private static NativeTableCell figure(String text) {
    NativeTableCell cell = new NativeTableCell(text);
    cell.addClassName("figure");
    return cell;
  }
}
