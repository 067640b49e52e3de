package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import coop.byhand.look.Ink;
import coop.byhand.look.Standing;
import jakarta.servlet.http.HttpServletResponse;

/** A page of the app that does not exist, or not for this person: both look the same. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class NotHere extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

  private final transient Standing standing;

  NotHere(Standing standing) {
    this.standing = standing;
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    Anchor browse = new Anchor("/search", getTranslation("look.error.browse"));
    browse.addClassNames("button", "button-quiet");
    browse.setRouterIgnore(true);
    Paragraph words = new Paragraph(getTranslation("look.error.404.words"));
    words.addClassName("lead");
    add(
        new Inked(Ink.HOOK.svg("empty-drawing")),
        new H1(getTranslation("look.error.404.heading")),
        words,
        browse);
    if (standing.isGuest()) {
      Anchor signIn = new Anchor("/sign-in", getTranslation("look.error.404.signIn"));
      signIn.setRouterIgnore(true);
      add(new Paragraph(signIn));
    }
    return HttpServletResponse.SC_NOT_FOUND;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("look.error.404.title");
  }
}
