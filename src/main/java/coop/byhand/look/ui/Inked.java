package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Span;

/**
 * An SVG of ours put inline as it is. The framework's own way would write its attributes in lower
 * case, and a drawing without its {@code viewBox} is cut off.
 */
final class Inked extends Span {

  /** @param svg made by this house; texts in it are escaped already */
  Inked(String svg) {
    addClassName("inked");
    getElement().setProperty("innerHTML", svg);
  }
}
