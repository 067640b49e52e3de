package coop.byhand.identity.web;

import coop.byhand.identity.CurrentPerson;
import coop.byhand.identity.EmailAddress;
import coop.byhand.identity.GuestDoors;
import coop.byhand.identity.LinkRequestOutcome.NotAnAddress;
import coop.byhand.identity.LinkRequestOutcome.Sent;
import coop.byhand.identity.LinkRequestOutcome.TooMany;
import coop.byhand.identity.LinkState;
import coop.byhand.identity.People;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.Redemption;
import coop.byhand.identity.ReturnPath;
import coop.byhand.identity.SignIn;
import coop.byhand.look.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for a sign-in link, using it, and signing out. */
@Controller
class SignInPages {

  private static final String FORM = "identity/sign-in";
  private static final String LINK = "identity/sign-in-link";

  private final People people;
  private final CurrentPerson current;
  private final GuestDoors doors;
  private final SignIn signIn;
  private final Texts texts;

  SignInPages(People people, CurrentPerson current, GuestDoors doors, SignIn signIn, Texts texts) {
    this.people = people;
    this.current = current;
    this.doors = doors;
    this.signIn = signIn;
    this.texts = texts;
  }

  @GetMapping("/sign-in")
  String form(@RequestParam(defaultValue = "") String next, Model model) {
    ReturnPath destination = destination(next);
    if (current.account().isPresent()) {
      return "redirect:" + destination;
    }
    boolean guestsToo = !current.isGuest() && doors.open(destination);
    return form(model, "", destination, guestsToo, List.of());
  }

  @PostMapping("/sign-in")
  String request(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String next,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    ReturnPath destination = destination(next);
    return switch (people.requestSignInLink(
        email, request.getRemoteAddr(), language, destination)) {
      case Sent(EmailAddress to) -> {
        model.addAttribute("email", to.value());
        yield "identity/sign-in-sent";
      }
      case NotAnAddress(String typed) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String key =
            typed.isBlank() ? "identity.signIn.email.missing" : "identity.signIn.email.wrong";
        yield again(model, typed, destination, new Problem("#email", texts.of(key)));
      }
      case TooMany tooMany -> {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(tooMany.pause().toSeconds() + 1));
        long minutes = tooMany.pause().toMinutes() + 1;
        yield again(
            model,
            email,
            destination,
            new Problem("#email", texts.of("identity.signIn.tooMany", minutes)));
      }
    };
  }

  @GetMapping("/sign-in/link")
  String link(
      @RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
    keepSecret(response);
    return switch (people.linkState(token)) {
      case LinkState.Ready(EmailAddress email) -> link(model, token, email, false, List.of());
      case LinkState.NewHere(EmailAddress email) -> link(model, token, email, true, List.of());
      case LinkState.Dead() -> dead(response);
    };
  }

  @PostMapping("/sign-in/link")
  String use(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    keepSecret(response);
    return switch (people.redeem(token, name)) {
      case Redemption.SignedIn(PersonId person, ReturnPath destination) -> {
        signIn.establish(person, request, response);
        yield "redirect:" + destination;
      }
      case Redemption.NameNeeded(EmailAddress email) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("name", name);
        yield link(
            model,
            token,
            email,
            true,
            List.of(new Problem("#name", texts.of("identity.link.name.missing"))));
      }
      case Redemption.Dead() -> dead(response);
    };
  }

  @GetMapping("/sign-out")
  String askToSignOut() {
    return current.id().isPresent() ? "identity/sign-out" : "identity/signed-out";
  }

  @PostMapping("/sign-out")
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    signIn.end(request, response);
    return "redirect:/sign-out";
  }

  private static ReturnPath destination(String next) {
    return ReturnPath.parse(next).orElse(ReturnPath.DESK);
  }

  private String again(Model model, String email, ReturnPath destination, Problem problem) {
    model.addAttribute("emailProblem", problem);
    return form(model, email, destination, doors.open(destination), List.of(problem));
  }

  static String form(
      Model model,
      String email,
      ReturnPath destination,
      boolean guestsToo,
      List<Problem> problems) {
    model.addAttribute("email", email);
    model.addAttribute("guestsToo", guestsToo);
    model.addAttribute("next", destination.value());
    model.addAttribute("problems", problems);
    return FORM;
  }

  private static String link(
      Model model, String token, EmailAddress email, boolean newHere, List<Problem> problems) {
    model.addAttribute("token", token);
    model.addAttribute("email", email.value());
    model.addAttribute("newHere", newHere);
    model.addAttribute("problems", problems);
    return LINK;
  }

  private static String dead(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "identity/sign-in-dead";
  }

  /** The address of the page holds the token: it goes to nobody else. */
  static void keepSecret(HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
  }

  /**
   * One line of the error summary.
   *
   * @param href the field it is about
   */
  record Problem(String href, String text) {}
}
