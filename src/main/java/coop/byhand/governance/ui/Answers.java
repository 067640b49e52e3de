package coop.byhand.governance.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;

/** Terms and what was answered, to be checked before anything happens. */
final class Answers extends DescriptionList {

  Answers() {
    addClassName("answers");
  }

  /** One line; {@code act} may hold the way back to the question. */
  void add(String term, String answer, Component... act) {
    Description said = new Description(answer);
    Div line = new Div(new Term(term), said);
    if (act.length > 0) {
      Description acts = new Description();
      acts.add(act);
      line.add(acts);
    }
    getElement().appendChild(line.getElement());
  }
}
