package coop.byhand.moderation.web;

import coop.byhand.catalogue.Catalogue;
import coop.byhand.catalogue.Work;
import coop.byhand.catalogue.WorkId;
import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.Texts;
import coop.byhand.moderation.Ground;
import coop.byhand.moderation.Moderation;
import coop.byhand.moderation.Notice;
import coop.byhand.moderation.ReportOutcome;
import coop.byhand.moderation.ReportOutcome.Missing;
import coop.byhand.moderation.Reporter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Telling the co-op that something is wrong with a work. */
@Controller
class ReportPages {

  private final Moderation moderation;
  private final Catalogue catalogue;
  private final CurrentPerson current;
  private final People people;
  private final HouseFormats formats;
  private final Texts texts;

  ReportPages(
      Moderation moderation,
      Catalogue catalogue,
      CurrentPerson current,
      People people,
      HouseFormats formats,
      Texts texts) {
    this.moderation = moderation;
    this.catalogue = catalogue;
    this.current = current;
    this.people = people;
    this.formats = formats;
    this.texts = texts;
  }

  @GetMapping("/works/{id}/report")
  String form(@PathVariable String id, HttpServletResponse response, Model model) {
    keepForNobody(response);
    return form(listed(id), new Typed("", "", "", "", false), Map.of(), model);
  }

  @PostMapping("/works/{id}/report")
  String send(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "false") String faith,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    keepForNobody(response);
    Work work = listed(id);
    Typed typed = new Typed(ground, words, name, email, faith.equals("yes"));
    Reporter reporter =
        current
            .account()
            .<Reporter>map(Reporter.SignedIn::new)
            .orElseGet(() -> new Reporter.Somebody(name, email, request.getRemoteAddr()));
    Notice notice = new Notice(Ground.parse(ground).orElse(null), words, typed.faith());
    return switch (moderation.report(work.id(), reporter, notice)) {
      case ReportOutcome.Opened(var _, long number, Instant answerBy) ->
          taken(work, number, answerBy, true, model);
      case ReportOutcome.AlreadyReported(var _, long number, Instant answerBy) ->
          taken(work, number, answerBy, false, model);
      case ReportOutcome.Incomplete(Set<Missing> missing) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield form(work, typed, errors(missing, typed), model);
      }
      case ReportOutcome.TooMany(Duration pause) -> {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(pause.toSeconds() + 1));
        yield form(
            work,
            typed,
            Map.of("button", texts.of("moderation.report.too-many", pause.toHours() + 1)),
            model);
      }
      case ReportOutcome.NoSuchWork _ -> throw notHere();
    };
  }

  private Work listed(String id) {
    return WorkId.parse(id)
        .flatMap(catalogue::find)
        .filter(Work::isListed)
        .orElseThrow(ReportPages::notHere);
  }

  private static ResponseStatusException notHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** The page holds what one person typed and the token of their form. */
  private static void keepForNobody(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
  }

  private String form(Work work, Typed typed, Map<String, String> errors, Model model) {
    model.addAttribute("workTitle", work.title());
    model.addAttribute("workHref", "/works/" + work.id());
    model.addAttribute("action", "/works/" + work.id() + "/report");
    model.addAttribute("typed", typed);
    model.addAttribute(
        "reporter", current.account().flatMap(people::find).map(Person::name).orElse(""));
    model.addAttribute("longest", Notice.LONGEST_WORDS);
    model.addAttribute("grounds", Stream.of(Ground.values()).map(this::choice).toList());
    model.addAttribute("errors", errors);
    model.addAttribute(
        "problems",
        errors.entrySet().stream()
            .map(error -> new Problem("#" + error.getKey(), error.getValue()))
            .toList());
    return "moderation/report";
  }

  private String taken(Work work, long number, Instant answerBy, boolean now, Model model) {
    model.addAttribute("workTitle", work.title());
    model.addAttribute("workHref", "/works/" + work.id());
    model.addAttribute("number", Long.toString(number));
    model.addAttribute("answerBy", formats.current().moment(answerBy));
    model.addAttribute("now", now);
    return "moderation/reported";
  }

  /** The first choice bears the name of the field, since the error summary leads there. */
  private Choice choice(Ground ground) {
    String word = ground.word();
    return new Choice(
        word,
        ground == Ground.NOT_BY_HAND ? "ground" : "ground-" + word,
        texts.of("moderation.ground." + word),
        texts.of("moderation.what." + word));
  }

  /** By the id of the field, in the order of the form. */
  private Map<String, String> errors(Set<Missing> missing, Typed typed) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Missing one : List.of(Missing.values())) {
      if (missing.contains(one)) {
        switch (one) {
          case GROUND -> errors.put("ground", texts.of("moderation.report.ground.missing"));
          case WORDS ->
              errors.put(
                  "words", texts.of("moderation.report.words.missing", Notice.SHORTEST_WORDS));
          case FEWER_WORDS ->
              errors.put("words", texts.of("moderation.report.words.long", Notice.LONGEST_WORDS));
          case NAME -> errors.put("name", texts.of("moderation.report.name.missing"));
          case EMAIL ->
              errors.put(
                  "email",
                  texts.of(
                      typed.email().isBlank()
                          ? "moderation.report.email.missing"
                          : "moderation.report.email.wrong"));
          case GOOD_FAITH -> errors.put("faith", texts.of("moderation.report.faith.missing"));
        }
      }
    }
    return errors;
  }

  /** What was typed, so that it stays. */
  record Typed(String ground, String words, String name, String email, boolean faith) {}

  /** One ground to choose. */
  record Choice(String word, String id, String name, String what) {}

  /**
   * One line of the error summary.
   *
   * @param href the field it is about
   */
  record Problem(String href, String text) {}
}
