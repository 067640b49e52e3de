package coop.byhand;

import coop.byhand.look.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Remembers the language chosen by {@code ?lang=de} in a plain cookie and leads on to the same page
 * without it. For every request it also makes the reader's language known to the code that answers.
 */
@Component
class LanguageSwitch extends OncePerRequestFilter {

  private static final String PARAMETER = "lang";
  private static final Duration ONE_YEAR = Duration.ofDays(365);

  private final ReaderLanguage language;
  private final boolean secure;

  LanguageSwitch(ReaderLanguage language, PublicAddress address) {
    this.language = language;
    this.secure = address.secure();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String query = request.getQueryString();
    if (request.getMethod().equals("GET") && query != null && query.contains(PARAMETER + "=")) {
      String chosen = request.getParameter(PARAMETER);
      if (chosen != null && ReaderLanguage.isOurs(chosen)) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(chosen));
        response.addHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, samePage(request.getRequestURI(), query));
        return;
      }
    }
    LocaleContextHolder.setLocale(language.resolveLocale(request));
    chain.doFilter(request, response);
  }

  private String cookie(String chosen) {
    return ResponseCookie.from(ReaderLanguage.COOKIE, chosen)
        .path("/")
        .maxAge(ONE_YEAR)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .build()
        .toString();
  }

  private static String samePage(String path, String query) {
    // More than one slash at the start would lead to another host.
    return UriComponentsBuilder.fromPath(path.replaceFirst("^/+", "/"))
        .query(query)
        .replaceQueryParam(PARAMETER)
        .build()
        .toUriString();
  }
}
