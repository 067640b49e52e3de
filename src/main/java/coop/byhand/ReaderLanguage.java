package coop.byhand;

import coop.byhand.look.Languages;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** The language of the reader: what they chose here (a plain cookie), else what the browser asks for. */
@Component("localeResolver")
class ReaderLanguage implements LocaleResolver {

  static final String COOKIE = "lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE) && isOurs(cookie.getValue())) {
          return Locale.of(cookie.getValue());
        }
      }
    }
    if (request.getHeader("Accept-Language") == null) {
      return Languages.ALL.getFirst();
    }
    List<Locale> wanted = Collections.list(request.getLocales());
    return Languages.closest(wanted);
  }

  @Override
  public void setLocale(
      HttpServletRequest request,
      @Nullable HttpServletResponse response,
      @Nullable Locale language) {
    throw new UnsupportedOperationException("the language is chosen by ?lang= (LanguageSwitch)");
  }

  /** Whether this is the code of a language of ours. */
  static boolean isOurs(String code) {
    return Languages.ALL.stream().anyMatch(ours -> ours.getLanguage().equals(code));
  }
}
