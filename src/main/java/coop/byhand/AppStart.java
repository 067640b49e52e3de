package coop.byhand;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import coop.byhand.look.Texts;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the app does on every start of a page: puts the nonce on its scripts, answers 404 where no
 * view is, speaks the reader's language, and says plainly when something went wrong.
 */
@Component
class AppStart implements VaadinServiceInitListener {

  private static final Logger LOG = LoggerFactory.getLogger(AppStart.class);
  private static final int SHOWN_MILLISECONDS = 15_000;

  private final transient AppRoutes routes;
  private final transient ReaderLanguage language;
  private final transient Texts texts;

  AppStart(AppRoutes routes, ReaderLanguage language, Texts texts) {
    this.routes = routes;
    this.language = language;
    this.texts = texts;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().setSystemMessagesProvider(info -> systemMessages(info.getLocale()));
    event.addIndexHtmlRequestListener(this::completePage);
    event
        .getSource()
        .addSessionInitListener(start -> {
          start.getSession().setErrorHandler(this::apologise);
          start.getSession().setLocale(languageOf(start.getRequest()));
        });
    event
        .getSource()
        .addUIInitListener(
            start -> start.getUI().setLocale(languageOf(VaadinRequest.getCurrent())));
  }

  private void completePage(IndexHtmlResponse page) {
    VaadinRequest request = page.getVaadinRequest();
    if (request.getAttribute(PageHeaders.NONCE) instanceof String nonce) {
      page.getDocument().select("script, link[rel=modulepreload]").attr("nonce", nonce);
    }
    page.getDocument().child(0).attr("lang", languageOf(request).getLanguage());
    if (!routes.has(request.getPathInfo())) {
      page.getVaadinResponse().setStatus(404);
    }
  }

  private Locale languageOf(VaadinRequest request) {
    return request instanceof VaadinServletRequest servlet
        ? language.resolveLocale(servlet.getHttpServletRequest())
        : Locale.ENGLISH;
  }

  private void apologise(ErrorEvent event) {
    String reference = RequestReference.current();
    LOG.error("a view failed", event.getThrowable());
    UI ui = UI.getCurrent();
    if (ui == null) {
      return;
    }
    Notification note =
        new Notification(
            texts.in(ui.getLocale(), "house.app.failed", reference),
            SHOWN_MILLISECONDS,
            Notification.Position.MIDDLE);
    note.addThemeVariants(NotificationVariant.LUMO_ERROR);
    note.setAssertive(true);
    note.open();
  }

  private SystemMessages systemMessages(Locale locale) {
    CustomizedSystemMessages messages = new CustomizedSystemMessages();
    messages.setSessionExpiredNotificationEnabled(true);
    messages.setSessionExpiredCaption(texts.in(locale, "house.app.expired.heading"));
    messages.setSessionExpiredMessage(texts.in(locale, "house.app.expired.words"));
    messages.setInternalErrorNotificationEnabled(true);
    messages.setInternalErrorCaption(texts.in(locale, "house.app.broken.heading"));
    messages.setInternalErrorMessage(
        texts.in(locale, "house.app.broken.words", RequestReference.current()));
    messages.setCookiesDisabledNotificationEnabled(true);
    messages.setCookiesDisabledCaption(texts.in(locale, "house.app.cookies.heading"));
    messages.setCookiesDisabledMessage(texts.in(locale, "house.app.cookies.words"));
    messages.setSyncErrorNotificationEnabled(true);
    messages.setSyncErrorCaption(texts.in(locale, "house.app.sync.heading"));
    messages.setSyncErrorMessage(texts.in(locale, "house.app.sync.words"));
    return messages;
  }
}
