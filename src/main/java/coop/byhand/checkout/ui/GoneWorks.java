package coop.byhand.checkout.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.catalogue.WorkId;
import coop.byhand.checkout.LineRefusal;
import coop.byhand.look.Formats;
import java.util.List;
import java.util.function.Consumer;

/** What cannot be had is named, and can be taken out; the rest stays. */
final class GoneWorks extends Div {

  /**
   * The works that cannot be had.
   *
   * @param takeOut takes a work out of the basket
   */
  GoneWorks(List<LineRefusal> refusals, Formats formats, Consumer<WorkId> takeOut) {
    addClassName("form");
    add(new Paragraph(getTranslation("checkout.gone.lead")));
    for (LineRefusal refusal : refusals) {
      Div box = new Div();
      box.addClassName("notice");
      Anchor work = new Anchor("/works/" + refusal.work(), refusal.title());
      work.setRouterIgnore(true);
      Button out = new Button(getTranslation("checkout.take-out.named", refusal.title()));
      out.addClickListener(click -> takeOut.accept(refusal.work()));
      box.add(new Paragraph(work), new Paragraph(QuotePanel.words(this, refusal, formats)), out);
      add(box);
    }
    Anchor others = new Anchor("/search", getTranslation("checkout.browse"));
    others.setRouterIgnore(true);
    add(new Paragraph(others));
  }
}
