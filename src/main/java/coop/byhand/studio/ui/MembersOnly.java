package coop.byhand.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import coop.byhand.look.Ink;
import coop.byhand.look.ui.EmptyState;

/** Said to people who are signed in and no members. */
class MembersOnly extends Div {

  MembersOnly(String title) {
    Anchor library = new Anchor("library", getTranslation("studio.desk.library"));
    library.addClassNames("button", "button-quiet");
    add(new H1(title), new EmptyState(Ink.BENCH, getTranslation("studio.members-only"), library));
  }
}
