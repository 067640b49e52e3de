package coop.byhand.oversight.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.payments.Alert;
import coop.byhand.payments.PaymentsOverview;
import coop.byhand.payments.PaymentsReport;
import coop.byhand.payments.ProviderMessages;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.ReconciliationReport;
import org.jspecify.annotations.Nullable;

/** How we stand with the payment provider: the last comparison, what waits, what is odd. */
final class ProviderPart extends Div {

  private final transient Formats formats;

  ProviderPart(
      PaymentsOverview overview,
      ProviderMessages messages,
      Reconciliation reconciliation,
      Formats formats,
      boolean board,
      Runnable changed) {
    this.formats = formats;
    addClassName("form");
    PaymentsReport report = overview.report();
    add(new H2(getTranslation("oversight.provider.heading")));
    comparison(report.last());
    if (board) {
      Button again = new Button(getTranslation("oversight.provider.compare"));
      again.setDisableOnClick(true);
      again.addClickListener(click -> {
        reconciliation.request();
        changed.run();
      });
      add(new Paragraph(again));
    }
    add(figures(report));
    alerts(report);
    parked(report, messages, board, changed);
  }

  private void comparison(@Nullable ReconciliationReport last) {
    Paragraph line = new Paragraph();
    line.addClassName("row");
    if (last == null) {
      line.setText(getTranslation("oversight.provider.never"));
    } else {
      line.add(
          last.agrees()
              ? new StatusWord(Tone.DONE, getTranslation("oversight.provider.agrees"))
              : new StatusWord(
                  Tone.REFUSED,
                  getTranslation(
                      "oversight.provider.differs", last.unexplained(), last.missing())));
      line.add(
          getTranslation(
              "oversight.provider.compared",
              formats.moment(last.finishedAt()),
              formats.count(last.movementsFound()),
              formats.count(last.eventsFound())));
    }
    add(line);
  }

  private DescriptionList figures(PaymentsReport report) {
    DescriptionList list = new DescriptionList();
    list.addClassName("facts");
    figure(list, "messages", report.waitingMessages());
    figure(list, "payments", report.undecidedPayments());
    figure(list, "refunds", report.undecidedRefunds());
    figure(list, "transfers", report.undecidedTransfers());
    figure(list, "reversals", report.undecidedReversals());
    figure(list, "disputes", report.openDisputes());
    return list;
  }

  private void figure(DescriptionList list, String name, int number) {
    list.add(
        new DescriptionList.Term(getTranslation("oversight.provider." + name)),
        new DescriptionList.Description(formats.count(number)));
  }

  private void alerts(PaymentsReport report) {
    add(new H3(getTranslation("oversight.alerts.heading")));
    if (report.alerts().isEmpty()) {
      add(new Paragraph(getTranslation("oversight.alerts.none")));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    for (Alert alert : report.alerts()) {
      Paragraph what = new Paragraph(alert.subject() + ": " + alert.detail());
      Paragraph when = new Paragraph(formats.moment(alert.raisedAt()));
      when.addClassNames("soft", "small");
      list.add(
          new ListItem(
              new StatusWord(Tone.WAITING, getTranslation("oversight.alert." + alert.kind())),
              what,
              when));
    }
    add(list);
  }

  private void parked(
      PaymentsReport report, ProviderMessages messages, boolean board, Runnable changed) {
    add(new H3(getTranslation("oversight.parked.heading")));
    if (report.parked().isEmpty()) {
      add(new Paragraph(getTranslation("oversight.parked.none")));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    for (PaymentsReport.Parked message : report.parked()) {
      Paragraph what = new Paragraph(message.eventId() + ": " + message.because());
      Paragraph when = new Paragraph(formats.moment(message.receivedAt()));
      when.addClassNames("soft", "small");
      ListItem item = new ListItem(what, when);
      list.add(item);
      if (!board) {
        continue;
      }
      Button again = new Button(getTranslation("oversight.parked.again"));
      again.setAriaLabel(getTranslation("oversight.parked.again.named", message.eventId()));
      again.setDisableOnClick(true);
      again.addClickListener(click -> {
        messages.workAgain(message.eventId());
        changed.run();
      });
      item.add(again);
    }
    add(list);
  }
}
