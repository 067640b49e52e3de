package coop.byhand;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page a person sees when a request failed, and the same as JSON for programs. */
@Controller
@RequestMapping("/error")
class ErrorPages implements ErrorController {

  /** Statuses with a page of their own; the others get the page of 400 or of 500. */
  private static final Set<Integer> OWN_PAGES = Set.of(400, 403, 404, 410, 500);

  @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
  String page(HttpServletRequest request, HttpServletResponse response, Model model) {
    int status = status(request);
    response.setStatus(status);
    // The headers were written before anybody knew that the answer would be an error.
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("status", status);
    model.addAttribute("reference", reference(request));
    return "error/" + (OWN_PAGES.contains(status) ? status : status < 500 ? 400 : 500);
  }

  @RequestMapping
  ResponseEntity<Map<String, Object>> data(HttpServletRequest request) {
    int status = status(request);
    return ResponseEntity.status(status)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("status", status, "reference", reference(request)));
  }

  /** Somebody who opens /error itself has asked for a page that is not there. */
  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : HttpServletResponse.SC_NOT_FOUND;
  }

  private static String reference(HttpServletRequest request) {
    return request.getAttribute(RequestReference.NAME) instanceof String reference
        ? reference
        : RequestReference.current();
  }
}
