package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import coop.byhand.look.SplitLine;

/** Who gets what of a price: a bar as decoration and the same in words. */
public final class SplitBar extends Div {

  public SplitBar(SplitLine split) {
    addClassName("split");
    Paragraph words = new Paragraph();
    words.addClassName("split-words");
    SplitLine.Maker first = split.makers().getFirst();
    words.add(
        part(
            "split-key-maker",
            getTranslation("look.split.maker", first.name(), first.keeps(), split.price())));
    split.makers().stream()
        .skip(1)
        .forEach(maker ->
            words.add(
                part(
                    "split-key-maker",
                    getTranslation("look.split.maker.next", maker.name(), maker.keeps()))));
    words.add(part("split-key-coop", getTranslation("look.split.coop", split.coopTakes())));
    if (split.fundUnits() > 0) {
      words.add(part("split-key-fund", getTranslation("look.split.fund", split.fundGets())));
    }
    if (split.reserveUnits() > 0) {
      words.add(
          part("split-key-reserve", getTranslation("look.split.reserve", split.reserveGets())));
    }
    add(new Inked(split.svg()), words);
  }

  private static Span part(String keyClass, String sentence) {
    Span key = new Span();
    key.addClassNames("split-key", keyClass);
    key.getElement().setAttribute("aria-hidden", "true");
    Span part = new Span(key, new Span(sentence));
    part.addClassName("split-part");
    return part;
  }
}
