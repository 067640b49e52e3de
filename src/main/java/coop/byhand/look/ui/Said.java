package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Paragraph;

/**
 * What came of the last press on a page that has shown itself anew. It is read out, and takes the
 * focus: what was pressed is gone, and whoever uses the keyboard goes on from here.
 */
public final class Said extends Paragraph {

  /** The words, in the reader's language. */
  public Said(String words) {
    super(words);
    addClassName("notice");
    getElement().setAttribute("role", "status");
    getElement().setAttribute("tabindex", "-1");
    getElement().executeJs("this.focus()");
  }
}
