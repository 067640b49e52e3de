package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Anchor;
import coop.byhand.look.Ink;

/** The co-op's stamp with the level of evidence (0 to 3); a link to that evidence. */
public final class Stamp extends Anchor {

  public Stamp(int level, String href) {
    setHref(href);
    addClassName("stamp-link");
    setAriaLabel(getTranslation("look.stamp.label", level));
    add(
        new Inked(
            Ink.stamp(
                getTranslation("look.stamp.words"), getTranslation("look.stamp.level", level))));
  }
}
