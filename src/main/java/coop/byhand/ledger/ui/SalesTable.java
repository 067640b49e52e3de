package coop.byhand.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.Statement;
import coop.byhand.ledger.StatementEntry;
import coop.byhand.ledger.StatementGrant;
import coop.byhand.ledger.StatementPatronage;
import coop.byhand.ledger.StatementPayment;
import coop.byhand.ledger.StatementRow;
import coop.byhand.look.Formats;
import coop.byhand.policy.PolicyCause;
import java.time.Instant;
import java.util.List;

/** The rows of a statement with their sums. Every rate leads to the rule and to its vote. */
final class SalesTable extends Div {

  private static final String RESERVE = "reserve";
  private static final List<String> FIGURES =
      List.of("price", "coop", "solidarity", RESERVE, "yours", "balance");

  private final transient Formats formats;

  /** The columns of money: that of the reserve only where something went to it. */
  private final transient List<String> figures;

  SalesTable(Statement statement, Formats formats) {
    this.formats = formats;
    boolean reserved = statement.rows().stream().anyMatch(row -> !row.reserve().isZero());
    figures = FIGURES.stream().filter(column -> reserved || !column.equals(RESERVE)).toList();
    addClassName("ledger-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    String caption =
        getTranslation(
            "ledger.statement.caption",
            statement.currency().getCurrencyCode(),
            formats.day(statement.from()),
            formats.day(last(statement)),
            zoneOf(statement.to()));
    getElement().setAttribute("aria-label", caption);
    NativeTable table = new NativeTable();
    table.addClassNames("ledger", "ledger-stacked");
    table.setCaptionText(caption);
    table.getHead().add(head());
    NativeTableBody body = table.addBody();
    body.add(balanceRow("ledger.statement.opening", formats.figure(statement.opening())));
    statement
        .entries()
        .forEach(entry ->
            body.add(
                switch (entry) {
                  case StatementRow row -> row(row);
                  case StatementPayment payment -> paymentRow(payment);
                  case StatementPatronage part -> patronageRow(part);
                  case StatementGrant grant -> grantRow(grant);
                }));
    table.getFoot().add(totals(statement));
    sum(table, "ledger.statement.patronage", statement.totals().patronage());
    sum(table, "ledger.statement.grants", statement.totals().fromFund());
    sum(table, "ledger.statement.paid", statement.totals().paid());
    nameParts(table.getElement());
    add(table);
  }

  /** On a phone the rows are set as blocks; the roles keep it a table for those who listen. */
  static void nameParts(Element part) {
    String role =
        switch (part.getTag()) {
          case "table" -> "table";
          case "thead", "tbody", "tfoot" -> "rowgroup";
          case "tr" -> "row";
          case "td" -> "cell";
          case "th" -> "row".equals(part.getAttribute("scope")) ? "rowheader" : "columnheader";
          default -> "";
        };
    if (!role.isEmpty()) {
      part.setAttribute("role", role);
      part.getChildren().filter(child -> !child.isTextNode()).forEach(SalesTable::nameParts);
    }
  }

  /** The last instant that still belongs to the period. */
  private static Instant last(Statement statement) {
    return statement.to().minusNanos(1);
  }

  private String zoneOf(Instant at) {
    String time = formats.time(at);
    return time.substring(time.indexOf('\u00a0') + 1);
  }

  private NativeTableRow head() {
    NativeTableRow row = new NativeTableRow();
    row.add(columnHead("ledger.statement.date", false));
    row.add(columnHead("ledger.statement.work", false));
    figures.forEach(name -> row.add(columnHead("ledger.statement." + name, true)));
    row.add(columnHead("ledger.statement.rule", false));
    return row;
  }

  private NativeTableHeaderCell columnHead(String key, boolean figure) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
    cell.getElement().setAttribute("scope", "col");
    if (figure) {
      cell.addClassName("figure");
    }
    return cell;
  }

  private NativeTableRow balanceRow(String key, String balance) {
    NativeTableCell words = new NativeTableCell(getTranslation(key));
    words.setColspan(figures.size() + 1);
    return new NativeTableRow(words, figure("balance", balance), new NativeTableCell());
  }

  private NativeTableRow row(StatementRow sale) {
    Anchor work = new Anchor("/works/" + sale.work(), sale.title());
    work.setRouterIgnore(true);
    Span licence = new Span(getTranslation("ledger.licence." + sale.licence()));
    licence.addClassNames("soft", "small");
    NativeTableCell what = new NativeTableCell(work, new Div(licence));
    if (sale.kind() != StatementRow.Kind.SALE) {
      what.add(note(getTranslation("ledger.statement.kind." + sale.kind().name())));
    }
    if (!sale.others().isZero()) {
      what.add(note(getTranslation("ledger.statement.others", formats.money(sale.others()))));
    }
    if (!sale.granted().isZero()) {
      what.add(note(getTranslation("ledger.statement.granted", formats.money(sale.granted()))));
    }
    what.addClassName("ledger-what");
    Span rate = new Span(formats.rate(sale.commissionRate()));
    rate.addClassNames("soft", "small");
    Div share = new Div(new Span(formats.figure(sale.commission())), new Div(rate));
    NativeTableCell coop = named("coop", new NativeTableCell(share));
    coop.addClassName("figure");
    NativeTableRow row =
        new NativeTableRow(
            named("date", new NativeTableCell(new Span(formats.day(sale.at())))),
            what,
            figure("price", formats.figure(sale.gross())),
            coop,
            figure("solidarity", formats.figure(sale.solidarity())));
    reserve(row, sale.reserve());
    row.add(
        figure("yours", formats.figure(sale.net())),
        figure("balance", formats.figure(sale.balance())),
        named("rule", new NativeTableCell(new Div(rule(sale), new Div(record(sale))))));
    return row;
  }

  private static Div note(String words) {
    Div note = new Div(words);
    note.addClassNames("soft", "small");
    return note;
  }

  private NativeTableRow paymentRow(StatementPayment payment) {
    return moneyRow(
        payment,
        getTranslation("ledger.statement.payment." + payment.kind().name()),
        payment.reference());
  }

  private NativeTableRow patronageRow(StatementPatronage part) {
    return moneyRow(
        part,
        getTranslation("ledger.statement.patronage.of", Integer.toString(part.year())),
        getTranslation("ledger.statement.patronage.kept", formats.money(part.retained())));
  }

  private NativeTableRow grantRow(StatementGrant grant) {
    return moneyRow(grant, getTranslation("ledger.statement.grant"), grant.purpose());
  }

  private NativeTableRow moneyRow(StatementEntry payment, String words, String note) {
    NativeTableCell what = new NativeTableCell(new Span(words), note(note));
    what.addClassName("ledger-what");
    NativeTableRow row =
        new NativeTableRow(
            named("date", new NativeTableCell(new Span(formats.day(payment.at())))), what);
    figures.subList(0, figures.indexOf("yours")).forEach(none -> row.add(new NativeTableCell()));
    row.add(
        figure("yours", formats.figure(payment.net())),
        figure("balance", formats.figure(payment.balance())),
        named("rule", new NativeTableCell(new Div(rule(payment)))));
    return row;
  }

  /** One more line at the foot, for a sum that is not nothing. */
  private void sum(NativeTable table, String key, Money sum) {
    if (sum.isZero()) {
      return;
    }
    NativeTableHeaderCell words = new NativeTableHeaderCell(getTranslation(key));
    words.getElement().setAttribute("scope", "row");
    words.getElement().setAttribute("colspan", Integer.toString(figures.size()));
    NativeTableRow row = new NativeTableRow(words);
    row.add(figure("yours", formats.figure(sum)));
    row.add(new NativeTableCell(), new NativeTableCell());
    table.getFoot().add(row);
  }

  private Component rule(StatementEntry sale) {
    Anchor policy =
        new Anchor(
            "/policy/" + sale.policy(),
            getTranslation("ledger.statement.policy", sale.policy().toString()));
    policy.setRouterIgnore(true);
    return switch (sale.cause()) {
      case PolicyCause.Genesis genesis -> policy;
      case PolicyCause.Ballot(int proposal) -> {
        Anchor ballot =
            new Anchor(
                "/proposals/" + proposal,
                getTranslation("ledger.statement.ballot", Integer.toString(proposal)));
        ballot.setRouterIgnore(true);
        yield new Span(policy, new Span(", "), ballot);
      }
    };
  }

  private Component record(StatementRow sale) {
    Anchor entry =
        new Anchor(
            "/register/" + sale.entry(),
            getTranslation("ledger.statement.entry", sale.entry().toString()));
    entry.setRouterIgnore(true);
    entry.addClassNames("soft", "small");
    return entry;
  }

  private NativeTableRow totals(Statement statement) {
    Statement.Totals totals = statement.totals();
    NativeTableHeaderCell words =
        new NativeTableHeaderCell(getTranslation("ledger.statement.total", statement.sales()));
    words.getElement().setAttribute("scope", "row");
    words.getElement().setAttribute("colspan", "2");
    NativeTableRow row = new NativeTableRow(words);
    row.add(figure("price", formats.figure(totals.gross())));
    row.add(figure("coop", formats.figure(totals.commission())));
    row.add(figure("solidarity", formats.figure(totals.solidarity())));
    reserve(row, totals.reserve());
    row.add(figure("yours", formats.figure(totals.net())));
    row.add(figure("balance", formats.figure(statement.closing())));
    row.add(new NativeTableCell());
    return row;
  }

  private void reserve(NativeTableRow row, Money amount) {
    if (figures.contains(RESERVE)) {
      row.add(figure(RESERVE, formats.figure(amount)));
    }
  }

  private NativeTableCell figure(String column, String text) {
    NativeTableCell cell = new NativeTableCell(new Span(text));
    cell.addClassName("figure");
    return named(column, cell);
  }

  /** The name of its column, shown beside it where the head of the table is not. */
  private NativeTableCell named(String column, NativeTableCell cell) {
    cell.getElement().setAttribute("data-name", getTranslation("ledger.statement." + column));
    return cell;
  }
}
