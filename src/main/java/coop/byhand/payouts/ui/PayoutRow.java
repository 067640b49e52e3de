package coop.byhand.payouts.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.MoneyText;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.payouts.Payout;
import coop.byhand.payouts.PayoutState;
import java.time.Instant;

/** One payout: how much, what has become of it, and what that means. */
final class PayoutRow extends ListItem {

  PayoutRow(Payout payout, Instant now, Formats formats) {
    Div head = new Div(new MoneyText(payout.amount(), formats));
    head.add(" ");
    head.add(
        switch (payout.state()) {
          case PayoutState.OnItsWay onItsWay ->
              payout.isStuck(now)
                  ? new StatusWord(Tone.WAITING, getTranslation("payouts.state.late"))
                  : new StatusWord(Tone.OPEN, getTranslation("payouts.state.onItsWay"));
          case PayoutState.Sent sent ->
              new StatusWord(Tone.DONE, getTranslation("payouts.state.sent"));
          case PayoutState.Failed failed ->
              new StatusWord(Tone.REFUSED, getTranslation("payouts.state.failed"));
        });
    String words =
        switch (payout.state()) {
          case PayoutState.OnItsWay(Instant since) ->
              getTranslation(
                  payout.isStuck(now) ? "payouts.state.late.words" : "payouts.state.onItsWay.words",
                  formats.day(since));
          case PayoutState.Sent(Instant at) ->
              getTranslation("payouts.state.sent.words", formats.day(at));
          case PayoutState.Failed(Instant at, String reason) ->
              getTranslation("payouts.state.failed.words", formats.day(at));
        };
    Paragraph meaning = new Paragraph(words);
    meaning.addClassNames("soft", "prose");
    add(head, meaning);
  }
}
