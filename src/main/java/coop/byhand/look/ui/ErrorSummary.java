package coop.byhand.look.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with a form, summed up above it after sending: each line leads to its field. Takes
 * the focus when it appears, so that nobody misses it; is not there while nothing is wrong.
 */
public final class ErrorSummary extends Div {

  private final UnorderedList list = new UnorderedList();
  private final Map<Component, String> problems = new LinkedHashMap<>();

  public ErrorSummary() {
    addClassName("error-summary");
    getElement().setAttribute("role", "alert");
    getElement().setAttribute("tabindex", "-1");
    add(new H2(getTranslation("look.errors.heading")), list);
    setVisible(false);
  }

  /** Forgets earlier problems; call before checking again. */
  public void clear() {
    problems.clear();
    list.removeAll();
    setVisible(false);
  }

  /** Notes a problem of a field; the first one of each field is shown. */
  public void add(Component field, String sentence) {
    problems.putIfAbsent(field, sentence);
  }

  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  /** Shows what was noted and takes the focus; does nothing if nothing was. */
  public void show() {
    showQuietly();
    if (hasProblems()) {
      getElement().executeJs("this.focus(); this.scrollIntoView({block: 'nearest'});");
    }
  }

  /** Shows what was noted and leaves the focus where it is. */
  public void showQuietly() {
    list.removeAll();
    problems.forEach((field, sentence) -> list.add(new ListItem(link(field, sentence))));
    setVisible(hasProblems());
  }

  private static Anchor link(Component field, String sentence) {
    Anchor link = new Anchor("#", sentence);
    link.setRouterIgnore(true);
    link.getElement()
        .addEventListener("click", event -> focus(field))
        .addEventData("event.preventDefault()");
    return link;
  }

  private static void focus(Component field) {
    if (field instanceof Focusable<?> focusable) {
      focusable.focus();
    } else {
      field.getElement().executeJs("this.scrollIntoView({block: 'center'}); this.focus();");
    }
  }
}
