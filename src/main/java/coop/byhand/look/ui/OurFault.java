package coop.byhand.look.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import coop.byhand.look.Ink;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Something broke on our side while a view opened: an apology and the reference of the request. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class OurFault extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

  private static final Logger log = LoggerFactory.getLogger(OurFault.class);

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    log.error("view {} failed", event.getLocation().getPath(), parameter.getException());
    Paragraph words = new Paragraph(getTranslation("look.error.500.words"));
    words.addClassName("lead");
    add(
        new Inked(Ink.PENCIL.svg("empty-drawing")),
        new H1(getTranslation("look.error.500.heading")),
        words);
    String reference = MDC.get("reference");
    if (reference != null) {
      Span number = new Span(reference);
      number.addClassName("reference");
      add(new Paragraph(new Span(getTranslation("look.error.reference") + " "), number));
    }
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("look.error.500.title");
  }
}
