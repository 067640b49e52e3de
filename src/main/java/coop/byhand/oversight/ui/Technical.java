package coop.byhand.oversight.ui;

import com.vaadin.flow.component.html.Paragraph;

/**
 * Ids and sentences of the database or of the provider, as they are: always English, and marked so,
 * for those who have the page read to them in another language.
 */
final class Technical extends Paragraph {

  Technical(String words) {
    super(words);
    addClassName("small");
    getElement().setAttribute("lang", "en");
  }
}
