package coop.byhand.look.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import coop.byhand.look.Ink;

/** Nothing is here: one drawing, one sentence, at most one action. */
public final class EmptyState extends Div {

  public EmptyState(Ink drawing, String sentence, Component... action) {
    addClassName("empty");
    Paragraph words = new Paragraph(sentence);
    words.addClassName("empty-words");
    add(new Inked(drawing.svg("empty-drawing")), words);
    add(action);
  }
}
