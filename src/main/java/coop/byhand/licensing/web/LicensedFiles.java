package coop.byhand.licensing.web;

import coop.byhand.identity.CurrentPerson;
import coop.byhand.licensing.DownloadOutcome;
import coop.byhand.licensing.Downloads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Hands a licensed file to the person the link was made for. */
@Controller
class LicensedFiles {

  private final Downloads downloads;
  private final CurrentPerson current;
  private final FileAnswer answer;

  LicensedFiles(Downloads downloads, CurrentPerson current, FileAnswer answer) {
    this.downloads = downloads;
    this.current = current;
    this.answer = answer;
  }

  @GetMapping("/downloads/{token}")
  @Nullable ModelAndView file(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // The address is a secret for ten minutes: no other site learns it.
    response.setHeader("Referrer-Policy", "no-referrer");
    return switch (downloads.open(token, current.id())) {
      case DownloadOutcome.Ready file -> {
        answer.write(file, request, response);
        yield null;
      }
      case DownloadOutcome.Expired() -> page("licensing/link-expired", HttpStatus.GONE);
      case DownloadOutcome.Ended() -> page("licensing/licence-ended", HttpStatus.GONE);
      case DownloadOutcome.SignInFirst() -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
      case DownloadOutcome.Unknown() -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    };
  }

  private static ModelAndView page(String template, HttpStatus status) {
    ModelAndView page = new ModelAndView(template);
    page.setStatus(status);
    return page;
  }
}
