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
import coop.byhand.oversight.Handled;
import coop.byhand.payments.PaymentsReport;
import coop.byhand.payments.Reconciliation;
import coop.byhand.payments.ReconciliationReport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How we stand with the payment provider: the last comparison, what waits, what is odd. */
final class ProviderPart extends Div {

  private final transient Formats formats;

  ProviderPart(
      PaymentsReport report,
      Reconciliation reconciliation,
      Formats formats,
      @Nullable Hands hands,
      UnaryOperator<String> names) {
    this.formats = formats;
    addClassName("form");
    add(new H2(getTranslation("oversight.provider.heading")));
    comparison(report.last());
    if (hands != null) {
      Button again = new Button(getTranslation("oversight.provider.compare"));
      again.setDisableOnClick(true);
      again.addClickListener(click -> {
        reconciliation.request();
        hands.after().accept(null);
      });
      add(new Paragraph(again));
    }
    add(figures(report), new AlertsPart(report, formats, hands, names));
    parked(report, hands);
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

  private void parked(PaymentsReport report, @Nullable Hands hands) {
    add(new H3(getTranslation("oversight.parked.heading")));
    if (report.parked().isEmpty()) {
      add(new Paragraph(getTranslation("oversight.parked.none")));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    for (PaymentsReport.Parked message : report.parked()) {
      Paragraph what = new Technical(message.eventId() + ": " + message.because());
      Paragraph when = new Paragraph(formats.moment(message.receivedAt()));
      when.addClassNames("soft", "small");
      ListItem item = new ListItem(what, when);
      list.add(item);
      if (hands == null) {
        continue;
      }
      Button again = new Button(getTranslation("oversight.parked.again"));
      again.setAriaLabel(getTranslation("oversight.parked.again.named", message.eventId()));
      again.setDisableOnClick(true);
      again.addClickListener(click -> {
        Handled outcome = hands.oversight().workAgain(hands.board(), message.eventId());
        hands.after().accept(outcome);
      });
      item.add(again);
    }
    add(list);
  }
}
