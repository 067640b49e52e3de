package coop.byhanddemo;

import coop.byhand.identity.EmailAddress;
import coop.byhand.identity.People;
import coop.byhand.identity.Person;
import coop.byhand.identity.SignIn;
import coop.byhand.notifications.Mail;
import coop.byhand.notifications.MailId;
import coop.byhand.notifications.Mails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages that only the demo start has: sign in as somebody, move the clock, read the mail. */
@Controller
class DemoPages {

  private static final int MOST_MAILS = 100;
  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final People people;
  private final SignIn signIn;
  private final MovableClock clock;
  private final Mails mails;
  private final DemoWorks works;

  DemoPages(People people, SignIn signIn, MovableClock clock, Mails mails, DemoWorks works) {
    this.people = people;
    this.signIn = signIn;
    this.clock = clock;
    this.mails = mails;
    this.works = works;
  }

  @GetMapping("/demo")
  String desk(Locale language, Model model) {
    List<Seat> seats = new ArrayList<>();
    for (DemoPerson person : DemoPerson.values()) {
      people
          .find(new EmailAddress(person.email()))
          .ifPresent(known -> seats.add(new Seat(person, known)));
    }
    model.addAttribute("seats", seats);
    model.addAttribute("now", written(language).format(clock.instant().atOffset(ZoneOffset.UTC)));
    model.addAttribute("daysAhead", clock.ahead().toDays());
    return "demo/desk";
  }

  @PostMapping("/demo/sign-in")
  String signIn(
      @RequestParam String person,
      @RequestParam(defaultValue = "/app") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    Person known =
        DemoPerson.called(person)
            .flatMap(chosen -> people.find(new EmailAddress(chosen.email())))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    signIn.establish(known.id(), request, response);
    return "redirect:" + (next.startsWith("/") && !next.startsWith("//") ? next : "/app");
  }

  @PostMapping("/demo/clock")
  String moveClock(@RequestParam String step) {
    ClockStep chosen =
        ClockStep.called(step)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    clock.forward(chosen.by());
    return "redirect:/demo?moved=" + chosen.name().toLowerCase(Locale.ROOT);
  }

  @GetMapping("/demo/mail")
  String mails(Locale language, Model model) {
    DateTimeFormatter written = written(language);
    model.addAttribute(
        "mails",
        mails.newest(MOST_MAILS).stream()
            .map(mail ->
                new MailRow(
                    "/demo/mail/" + mail.id(),
                    mail.subject(),
                    mail.to().value(),
                    written.format(mail.writtenAt().atOffset(ZoneOffset.UTC))))
            .toList());
    return "demo/mails";
  }

  @GetMapping("/demo/mail/{id}")
  String mail(@PathVariable String id, Locale language, Model model) {
    Mail mail =
        MailId.parse(id)
            .flatMap(mails::find)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("mail", mail);
    model.addAttribute("to", mail.to().value());
    model.addAttribute(
        "written", written(language).format(mail.writtenAt().atOffset(ZoneOffset.UTC)));
    model.addAttribute("parts", parts(mail.body()));
    return "demo/mail";
  }

  @GetMapping("/credits")
  String credits(Model model) {
    model.addAttribute("works", works.works());
    return "demo/credits";
  }

  /** The text of a mail cut at its links, so that a page can make them links. */
  private static List<Part> parts(Optional<String> body) {
    List<Part> parts = new ArrayList<>();
    String text = body.orElse("");
    Matcher matcher = LINK.matcher(text);
    int from = 0;
    while (matcher.find()) {
      parts.add(new Part(text.substring(from, matcher.start()), false));
      parts.add(new Part(matcher.group(), true));
      from = matcher.end();
    }
    parts.add(new Part(text.substring(from), false));
    return parts;
  }

  private static DateTimeFormatter written(Locale language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(language.getLanguage().equals("en") ? Locale.UK : language)
        .withZone(ZoneOffset.UTC);
  }

  /** One line of the sign-in list. */
  record Seat(DemoPerson person, Person known) {
    public String code() {
      return person.name().toLowerCase(Locale.ROOT);
    }

    public String name() {
      return known.name();
    }
  }

  /** One line of the list of mails. */
  record MailRow(String href, String subject, String to, String written) {}

  /** A piece of a mail: words, or a link. */
  record Part(String text, boolean link) {}

  /** How far a person may move the clock at once. */
  enum ClockStep {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(8)),
    MONTH(Duration.ofDays(31));

    private final Duration by;

    ClockStep(Duration by) {
      this.by = by;
    }

    Duration by() {
      return by;
    }

    static Optional<ClockStep> called(String name) {
      for (ClockStep step : values()) {
        if (step.name().equalsIgnoreCase(name)) {
          return Optional.of(step);
        }
      }
      return Optional.empty();
    }
  }
}
