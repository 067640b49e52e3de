package coop.byhand.checkout.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** Pairs of a term and what is so. */
final class Facts extends DescriptionList {

  Facts() {
    addClassName("facts");
  }

  void add(String key, Component value) {
    add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
  }

  void add(String key, String value) {
    add(key, new Span(value));
  }
}
