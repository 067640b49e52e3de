package coop.byhand.ledger.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import coop.byhand.kernel.Money;
import coop.byhand.ledger.PatronageClass;
import coop.byhand.ledger.YearDivision;
import coop.byhand.ledger.YearShare;
import coop.byhand.look.Formats;
import coop.byhand.members.Member;
import coop.byhand.members.MemberId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who has which part of a closed year's surplus, the reader's own first. */
final class SharesTable extends Div {

  private static final List<String> COLUMNS =
      List.of("member", "for", "measure", "amount", "cash", "retained");
  private static final int WORDS = 2;

  private final transient Formats formats;

  SharesTable(
      YearDivision division, MemberId reader, Map<MemberId, Member> members, Formats formats) {
    this.formats = formats;
    addClassName("ledger-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    String caption =
        getTranslation("ledger.year.shares.caption", division.surplus().currencyCode());
    getElement().setAttribute("aria-label", caption);
    NativeTable table = new NativeTable();
    table.addClassNames("ledger", "ledger-stacked");
    table.setCaptionText(caption);
    table.getHead().add(head());
    NativeTableBody body = table.addBody();
    division.shares().stream()
        .sorted(
            Comparator.<YearShare, Boolean>comparing(share -> !share.member().equals(reader))
                .thenComparing(YearShare::of)
                .thenComparing(YearShare::amount, Comparator.reverseOrder()))
        .forEach(share ->
            body.add(row(share, Objects.requireNonNull(members.get(share.member())), reader)));
    SalesTable.nameParts(table.getElement());
    add(table);
  }

  private NativeTableRow head() {
    NativeTableRow row = new NativeTableRow();
    for (int i = 0; i < COLUMNS.size(); i++) {
      NativeTableHeaderCell cell =
          new NativeTableHeaderCell(getTranslation("ledger.year.shares." + COLUMNS.get(i)));
      cell.getElement().setAttribute("scope", "col");
      if (i >= WORDS) {
        cell.addClassName("figure");
      }
      row.add(cell);
    }
    return row;
  }

  private NativeTableRow row(YearShare share, Member member, MemberId reader) {
    NativeTableCell who = new NativeTableCell(new Span(member.name()));
    if (member.id().equals(reader)) {
      Div you = new Div(getTranslation("ledger.year.shares.you"));
      you.addClassNames("soft", "small");
      who.add(you);
    }
    who.addClassName("ledger-what");
    String measure =
        share.of() == PatronageClass.CREATOR
            ? formats.money(new Money(share.measure(), share.cash().currency()))
            : getTranslation("ledger.year.hours.count", share.measure());
    return new NativeTableRow(
        who,
        named("for", getTranslation("ledger.year.for." + share.of().name()), false),
        named("measure", measure, true),
        named("amount", formats.figure(share.amount()), true),
        named("cash", formats.figure(share.cash()), true),
        named("retained", formats.figure(share.retained()), true));
  }

  private NativeTableCell named(String column, String text, boolean figure) {
    NativeTableCell cell = new NativeTableCell(new Span(text));
    if (figure) {
      cell.addClassName("figure");
    }
    cell.getElement().setAttribute("data-name", getTranslation("ledger.year.shares." + column));
    return cell;
  }
}
