package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import coop.byhand.look.RateDrawing;
import coop.byhand.look.RateStep;

/** A rate over time, drawn, with its table twin to open below. */
public final class RateChart extends Div {

  public RateChart(RateDrawing drawing) {
    addClassName("rate");
    add(new Inked(drawing.svg()));
    NativeDetails twin = new NativeDetails(getTranslation("look.chart.table"), table(drawing));
    twin.addClassName("fold");
    add(twin);
  }

  private NativeTable table(RateDrawing drawing) {
    NativeTable table = new NativeTable();
    table.addClassName("ledger");
    NativeTableRow head = table.getHead().addRow();
    head.add(
        heading("look.chart.since", ""),
        heading("look.chart.rate", "figure"),
        heading("look.chart.cause", ""));
    for (RateStep step : drawing.steps().reversed()) {
      NativeTableCell rate = new NativeTableCell(drawing.formats().rateFigure(step.rate()));
      rate.addClassName("figure");
      NativeTableCell cause = new NativeTableCell();
      if (step.href().isEmpty()) {
        cause.setText(step.cause());
      } else {
        Anchor link = new Anchor(step.href(), step.cause());
        link.setRouterIgnore(true);
        cause.add(link);
      }
      table
          .getBody()
          .addRow()
          .add(new NativeTableCell(drawing.formats().day(step.since())), rate, cause);
    }
    return table;
  }

  private NativeTableHeaderCell heading(String key, String cssClass) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
    cell.getElement().setAttribute("scope", "col");
    if (!cssClass.isEmpty()) {
      cell.addClassName(cssClass);
    }
    return cell;
  }
}
