package coop.byhand.identity.web;

import coop.byhand.identity.GuestDoors;
import coop.byhand.identity.GuestOutcome.Invalid;
import coop.byhand.identity.GuestOutcome.TooMany;
import coop.byhand.identity.GuestOutcome.Welcome;
import coop.byhand.identity.GuestPass;
import coop.byhand.identity.Guests;
import coop.byhand.identity.PersonId;
import coop.byhand.identity.RegistrationOutcome.Field;
import coop.byhand.identity.ReturnPath;
import coop.byhand.identity.SignIn;
import coop.byhand.look.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Going on without an account, and coming back by the link in the mail. */
@Controller
class GuestPages {

  private final Guests guests;
  private final GuestDoors doors;
  private final SignIn signIn;
  private final Texts texts;

  GuestPages(Guests guests, GuestDoors doors, SignIn signIn, Texts texts) {
    this.guests = guests;
    this.doors = doors;
    this.signIn = signIn;
    this.texts = texts;
  }

  @PostMapping("/sign-in/guest")
  String welcome(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String next,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<ReturnPath> destination = ReturnPath.parse(next).filter(doors::open);
    if (destination.isEmpty()) {
      return "redirect:/sign-in";
    }
    return switch (guests.welcome(name, email, request.getRemoteAddr(), language)) {
      case Welcome(PersonId guest) -> {
        signIn.letIn(guest, request, response);
        yield "redirect:" + destination.get();
      }
      case Invalid(Field field) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        yield again(model, name, email, destination.get(), problem(field, email));
      }
      case TooMany tooMany -> {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(tooMany.pause().toSeconds() + 1));
        String words = texts.of("identity.guest.tooMany", tooMany.pause().toMinutes() + 1);
        yield again(
            model, name, email, destination.get(), new SignInPages.Problem("#guest-name", words));
      }
    };
  }

  @GetMapping("/guest")
  String link(
      @RequestParam(defaultValue = "") String pass, HttpServletResponse response, Model model) {
    SignInPages.keepSecret(response);
    Optional<GuestPass> found = guests.pass(pass);
    if (found.isEmpty()) {
      return over(response);
    }
    model.addAttribute("pass", pass);
    model.addAttribute("name", found.get().guest().name());
    return "identity/guest-link";
  }

  @PostMapping("/guest")
  String use(
      @RequestParam(defaultValue = "") String pass,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignInPages.keepSecret(response);
    Optional<GuestPass> found = guests.pass(pass);
    if (found.isEmpty()) {
      return over(response);
    }
    signIn.letIn(found.get().guest().id(), request, response);
    return "redirect:" + found.get().destination();
  }

  private SignInPages.Problem problem(Field field, String email) {
    return switch (field) {
      case NAME -> new SignInPages.Problem("#guest-name", texts.of("identity.link.name.missing"));
      case EMAIL ->
          new SignInPages.Problem(
              "#guest-email",
              texts.of(
                  email.isBlank()
                      ? "identity.signIn.email.missing"
                      : "identity.signIn.email.wrong"));
    };
  }

  private static String again(
      Model model, String name, String email, ReturnPath destination, SignInPages.Problem problem) {
    model.addAttribute("guestName", name);
    model.addAttribute("guestEmail", email);
    model.addAttribute("guestProblem", problem);
    return SignInPages.form(model, "", destination, true, List.of(problem));
  }

  private static String over(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "identity/guest-link-over";
  }
}
