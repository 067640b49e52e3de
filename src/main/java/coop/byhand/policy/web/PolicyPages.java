package coop.byhand.policy.web;

import coop.byhand.kernel.BasisPoints;
import coop.byhand.look.Formats;
import coop.byhand.look.HouseFormats;
import coop.byhand.look.PublicAddress;
import coop.byhand.look.RateDrawing;
import coop.byhand.look.RateStep;
import coop.byhand.look.Texts;
import coop.byhand.policy.Parameter;
import coop.byhand.policy.ParameterWords;
import coop.byhand.policy.Policy;
import coop.byhand.policy.PolicyBook;
import coop.byhand.policy.PolicyCause;
import coop.byhand.policy.PolicyPatch;
import coop.byhand.policy.PolicyVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/** The rules in force: every version of the voted document, what changed and by which vote. */
@Controller
class PolicyPages {

  private static final Duration SHOWN_BEFORE_FIRST_CHANGE = Duration.ofDays(180);

  private final PolicyBook policyBook;
  private final ParameterWords words;
  private final Texts texts;
  private final HouseFormats houseFormats;
  private final PublicAddress address;
  private final Clock clock;

  PolicyPages(
      PolicyBook policyBook,
      ParameterWords words,
      Texts texts,
      HouseFormats houseFormats,
      PublicAddress address,
      Clock clock) {
    this.policyBook = policyBook;
    this.words = words;
    this.texts = texts;
    this.houseFormats = houseFormats;
    this.address = address;
    this.clock = clock;
  }

  @GetMapping("/policy")
  Object history(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Model model,
      Locale locale) {
    List<Policy> history = policyBook.history();
    if (wantsJson(accept)) {
      return json(
          "[" + String.join(",", history.stream().map(Policy::canonicalJson).toList()) + "]");
    }
    Instant now = clock.instant();
    Policy inForce = policyBook.at(now);
    model.addAttribute("inForce", version(inForce, locale));
    model.addAttribute("rows", rows(inForce, Optional.empty(), locale));
    model.addAttribute("timeline", timeline(history, locale));
    model.addAttribute("drawing", drawing(history, now, locale));
    return "policy/history";
  }

  @GetMapping("/policy/{version}")
  Object version(
      @PathVariable("version") String number,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
      Model model,
      Locale locale) {
    Policy policy =
        PolicyVersion.parse(number)
            .flatMap(policyBook::find)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (wantsJson(accept)) {
      return json(policy.canonicalJson());
    }
    Optional<Policy> before =
        policy.version().equals(PolicyVersion.GENESIS)
            ? Optional.empty()
            : policyBook.find(new PolicyVersion(policy.version().value() - 1));
    model.addAttribute("policy", version(policy, locale));
    model.addAttribute("rows", rows(policy, before, locale));
    model.addAttribute(
        "changes", before.map(earlier -> changes(policy, earlier, locale)).orElse(List.of()));
    model.addAttribute(
        "command",
        "curl -s -H 'Accept: application/json' "
            + address.of("/policy/" + policy.version())
            + " | sha256sum");
    return "policy/version";
  }

  private VersionWords version(Policy policy, Locale locale) {
    Formats formats = houseFormats.in(locale);
    boolean first = policy.version().equals(PolicyVersion.GENESIS);
    return new VersionWords(
        policy.version().value(),
        first ? texts.in(locale, "policy.founding") : formats.moment(policy.inForceFrom()),
        policy.inForceUntil().map(formats::moment).orElse(""),
        cause(policy, locale),
        causeHref(policy),
        policy.hash().hex(),
        policy.previousHash().map(hash -> hash.hex()).orElse(""),
        policy.canonicalJson(),
        policy.entry().value());
  }

  private List<ValueRow> rows(Policy policy, Optional<Policy> before, Locale locale) {
    List<ValueRow> rows = new ArrayList<>();
    for (Parameter<?> parameter : Parameter.all()) {
      long value = policy.number(parameter);
      rows.add(
          new ValueRow(
              parameter.key(),
              words.name(parameter, locale),
              words.value(parameter, value, locale),
              texts.in(
                  locale,
                  "policy.bounds",
                  words.value(parameter, parameter.bounds().min(), locale),
                  words.value(parameter, parameter.bounds().max(), locale)),
              texts.in(locale, "policy.resolution." + parameter.resolution().name()),
              before.isPresent() && before.get().number(parameter) != value));
    }
    return rows;
  }

  private List<VersionLine> timeline(List<Policy> history, Locale locale) {
    List<VersionLine> lines = new ArrayList<>();
    for (int i = history.size() - 1; i >= 0; i--) {
      Policy policy = history.get(i);
      lines.add(
          new VersionLine(
              version(policy, locale),
              i == 0 ? "" : houseFormats.in(locale).machine(policy.inForceFrom()),
              i == 0
                  ? List.of(texts.in(locale, "policy.founded"))
                  : changes(policy, history.get(i - 1), locale)));
    }
    return lines;
  }

  private List<String> changes(Policy policy, Policy earlier, Locale locale) {
    return policy.changesSince(earlier).stream().map(change -> change(change, locale)).toList();
  }

  private String change(PolicyPatch.Change change, Locale locale) {
    Parameter<?> parameter = change.parameter();
    return texts.in(
        locale,
        "policy.change",
        words.name(parameter, locale),
        words.value(parameter, change.from(), locale),
        words.value(parameter, change.to(), locale));
  }

  private RateDrawing drawing(List<Policy> history, Instant now, Locale locale) {
    List<RateStep> steps = new ArrayList<>();
    BasisPoints last = null;
    for (Policy policy : history) {
      BasisPoints rate = policy.value(Parameter.COMMISSION_STANDARD);
      if (!rate.equals(last) && !policy.inForceFrom().isAfter(now)) {
        steps.add(
            new RateStep(policy.inForceFrom(), rate, cause(policy, locale), causeHref(policy)));
      }
      last = rate;
    }
    Instant firstChange = steps.size() > 1 ? steps.get(1).since() : now;
    RateStep founding = steps.getFirst();
    // The founding lies at the beginning of time; the drawing begins shortly before the change.
    steps.set(
        0,
        new RateStep(
            firstChange.minus(SHOWN_BEFORE_FIRST_CHANGE),
            founding.rate(),
            founding.cause(),
            founding.href()));
    Formats formats = houseFormats.in(locale);
    RateStep newest = steps.getLast();
    String label =
        steps.size() == 1
            ? texts.in(locale, "policy.chart.unchanged", formats.rate(founding.rate()))
            : texts.in(
                locale,
                "policy.chart.label",
                formats.rate(founding.rate()),
                formats.rate(newest.rate()),
                formats.day(newest.since()),
                steps.size() - 1);
    return new RateDrawing(steps, now, label, texts.in(locale, "policy.chart.today"), formats);
  }

  private String cause(Policy policy, Locale locale) {
    return switch (policy.cause()) {
      case PolicyCause.Genesis() -> texts.in(locale, "policy.cause.founding");
      case PolicyCause.Ballot(int number) ->
          texts.in(locale, "policy.cause.proposal", Integer.toString(number));
    };
  }

  private static String causeHref(Policy policy) {
    return switch (policy.cause()) {
      case PolicyCause.Genesis() -> "";
      case PolicyCause.Ballot(int number) -> "/proposals/" + number;
    };
  }

  private static boolean wantsJson(String accept) {
    return accept.contains("application/json") && !accept.contains("text/html");
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(body);
  }
}
