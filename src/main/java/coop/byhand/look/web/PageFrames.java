package coop.byhand.look.web;

import coop.byhand.look.Languages;
import coop.byhand.look.PublicAddress;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** Gives every public page its frame. */
@ControllerAdvice
class PageFrames {

  private final PublicAddress address;

  PageFrames(PublicAddress address) {
    this.address = address;
  }

  @ModelAttribute("frame")
  PageFrame frame(HttpServletRequest request, Locale locale) {
    Locale language = Languages.closest(locale);
    String path = pathOf(request);
    return new PageFrame(
        language.getLanguage(),
        address.of(path).toString(),
        section(path),
        languages(path, request.getQueryString(), language));
  }

  private static List<PageFrame.LanguageLink> languages(
      String path, @Nullable String query, Locale language) {
    return Languages.ALL.stream()
        .map(other ->
            new PageFrame.LanguageLink(
                other.getLanguage(),
                name(other),
                inLanguage(path, query, other),
                other.equals(language)))
        .toList();
  }

  private static String inLanguage(String path, @Nullable String query, Locale other) {
    UriComponentsBuilder page = UriComponentsBuilder.fromPath(path);
    if (query != null) {
      page.query(query);
    }
    return page.replaceQueryParam("lang", other.getLanguage()).build().toUriString();
  }

  /** On error pages, the path of the address that went wrong; never more than one leading slash. */
  private static String pathOf(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = failed instanceof String wrong ? wrong : request.getRequestURI();
    return "/" + uri.replaceFirst("^/+", "");
  }

  private static String section(String path) {
    if (path.startsWith("/search") || path.startsWith("/works") || path.startsWith("/creators")) {
      return "works";
    }
    if (path.startsWith("/proposals")) {
      return "assembly";
    }
    return path.startsWith("/policy") ? "rules" : "";
  }

  private static String name(Locale language) {
    String own = language.getDisplayLanguage(language);
    return own.substring(0, 1).toUpperCase(language) + own.substring(1);
  }
}
