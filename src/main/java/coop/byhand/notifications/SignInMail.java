package coop.byhand.notifications;

import coop.byhand.identity.SignInLinkRequested;
import coop.byhand.kernel.Digest;
import coop.byhand.look.Texts;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends the one-time link. Opening it only shows a button, because mail programs open links. */
@Component
class SignInMail {

  private final Mails mails;
  private final Texts texts;

  SignInMail(Mails mails, Texts texts) {
    this.mails = mails;
    this.texts = texts;
  }

  @EventListener
  void on(SignInLinkRequested request) {
    Locale language = request.language();
    String link = request.link().toASCIIString();
    String part = request.person().isPresent() ? "signIn" : "welcome";
    mails.write(
        new Letter(
            "sign-in/" + Digest.ofText(link).hex(),
            request.person(),
            request.email(),
            language,
            texts.in(language, "notifications." + part + ".subject"),
            texts.in(language, "notifications." + part + ".body", link),
            true));
  }
}
