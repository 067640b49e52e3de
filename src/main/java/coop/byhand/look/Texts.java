package coop.byhand.look;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts for people by message key, in a given language or in that of the current request. */
@Component
public class Texts {

  private final MessageSource messages;

  Texts(MessageSource messages) {
    this.messages = messages;
  }

  /** The text in this language. A missing key is a bug and fails. */
  public String in(Locale language, String key, Object... arguments) {
    return messages.getMessage(key, arguments, Languages.closest(language));
  }

  /** The text in the language of the person who is being answered. */
  public String of(String key, Object... arguments) {
    return in(LocaleContextHolder.getLocale(), key, arguments);
  }
}
