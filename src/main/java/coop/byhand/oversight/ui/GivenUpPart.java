package coop.byhand.oversight.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import coop.byhand.look.Formats;
import coop.byhand.look.ui.StatusWord;
import coop.byhand.look.ui.StatusWord.Tone;
import coop.byhand.oversight.GivenUp;
import coop.byhand.oversight.Handled;
import coop.byhand.oversight.UnsentMail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What failed for so long that nobody tries any more, and the mail that waits. */
final class GivenUpPart extends Div {

  private final transient Formats formats;

  GivenUpPart(List<GivenUp> kinds, UnsentMail mail, Formats formats, @Nullable Hands hands) {
    this.formats = formats;
    addClassName("form");
    add(new H2(getTranslation("oversight.given-up.heading")), lead());
    if (kinds.isEmpty()) {
      add(new Paragraph(getTranslation("oversight.given-up.none")));
    } else {
      UnorderedList list = new UnorderedList();
      list.addClassName("list");
      kinds.forEach(kind -> list.add(row(kind, hands)));
      add(list);
    }
    add(
        new Paragraph(
            mail.oldest() == null
                ? getTranslation("oversight.mail.none")
                : getTranslation(
                    mail.toBeSent() ? "oversight.mail.waits" : "oversight.mail.no-server",
                    mail.number(),
                    formats.moment(mail.oldest()))));
  }

  private Paragraph lead() {
    Paragraph words = new Paragraph(getTranslation("oversight.given-up.lead"));
    words.addClassName("soft");
    return words;
  }

  private ListItem row(GivenUp kind, @Nullable Hands hands) {
    String what = getTranslation("oversight.job." + kind.kind());
    Paragraph since =
        new Paragraph(
            getTranslation(
                "oversight.given-up.since", kind.number(), formats.moment(kind.since())));
    since.addClassNames("soft", "small");
    String more = kind.number() > kind.sample().size() ? ", …" : "";
    ListItem item =
        new ListItem(
            new StatusWord(Tone.REFUSED, what),
            since,
            new Technical(String.join(", ", kind.sample()) + more));
    if (hands != null) {
      Button again = new Button(getTranslation("oversight.given-up.again"));
      again.setAriaLabel(again.getText() + ": " + what);
      again.setDisableOnClick(true);
      again.addClickListener(click -> {
        Handled outcome = hands.oversight().tryAgain(hands.board(), kind.kind());
        hands.after().accept(outcome);
      });
      item.add(again);
    }
    return item;
  }
}
