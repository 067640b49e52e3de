package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import coop.byhand.catalogue.Work;
import coop.byhand.provenance.Evidence;
import coop.byhand.provenance.ExplainOutcome;
import java.util.List;

/** What a file says about itself, told to its maker, and the place to explain it. */
class SignsPart extends Div {

  private final transient Work work;
  private final transient StudioRooms rooms;
  private final UnorderedList kept = new UnorderedList();
  private final TextArea words = new TextArea();

  SignsPart(Work work, List<Evidence> evidence, StudioRooms rooms) {
    this.work = work;
    this.rooms = rooms;
    addClassNames("notice", "form");
    UnorderedList signs = new UnorderedList();
    kept.addClassName("list");
    for (Evidence line : evidence) {
      switch (line) {
        case Evidence.AiSignFound sign -> signs.add(new ListItem(words(sign)));
        case Evidence.Explanation explanation -> keep(explanation);
        case Evidence.Declaration _, Evidence.Attestation _ -> {}
      }
    }
    words.setLabel(getTranslation("studio.signs.explain"));
    words.setHelperText(getTranslation("studio.signs.explain-help"));
    NativeButton send = new NativeButton(getTranslation("studio.signs.send"), click -> send());
    send.addClassNames("button", "button-quiet");
    add(
        new H2(getTranslation("studio.signs.heading")),
        new Paragraph(getTranslation("studio.signs.lead")),
        signs,
        kept,
        words,
        new Div(send));
  }

  private String words(Evidence.AiSignFound sign) {
    return getTranslation(
        "studio.signs.item",
        getTranslation(sign.signature().messageKey()),
        sign.quote(),
        getTranslation(sign.place().messageKey()),
        sign.field());
  }

  private void keep(Evidence.Explanation explanation) {
    Paragraph when =
        new Paragraph(
            getTranslation(
                "studio.signs.kept", rooms.formats().in(getLocale()).moment(explanation.at())));
    when.addClassNames("soft", "small");
    kept.add(new ListItem(when, new Paragraph(explanation.text())));
  }

  private void send() {
    String problem =
        switch (rooms.provenance().explain(work.claim(), work.creator(), words.getValue())) {
          case ExplainOutcome.Explained(Evidence.Explanation explanation) -> {
            keep(explanation);
            words.clear();
            yield "";
          }
          case ExplainOutcome.Empty _ -> getTranslation("studio.signs.empty");
          case ExplainOutcome.TooLong(int most) -> getTranslation("studio.signs.too-long", most);
          case ExplainOutcome.TooLate _, ExplainOutcome.NotYours _ ->
              getTranslation("studio.signs.too-late");
        };
    words.setInvalid(!problem.isEmpty());
    words.setErrorMessage(problem);
  }
}
