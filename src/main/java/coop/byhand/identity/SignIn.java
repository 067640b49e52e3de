package coop.byhand.identity;

import coop.byhand.look.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Opens and closes the session of a person whose identity has been proven, or of a guest. A session
 * always starts fresh, so nothing that was known before it (id, content) lives on.
 */
@Component
public class SignIn {

  private static final SimpleGrantedAuthority PERSON =
      new SimpleGrantedAuthority("ROLE_" + Standing.PERSON);
  private static final SimpleGrantedAuthority GUEST =
      new SimpleGrantedAuthority("ROLE_" + Standing.GUEST);

  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository formTokens;

  SignIn(SecurityContextRepository contexts, CsrfTokenRepository formTokens) {
    this.contexts = contexts;
    this.formTokens = formTokens;
  }

  /** Signs a person in on this browser, ending whatever session it had. */
  public void establish(PersonId person, HttpServletRequest request, HttpServletResponse response) {
    begin(person, PERSON, request, response);
  }

  /** Lets a guest in on this browser, ending whatever session it had. */
  public void letIn(PersonId guest, HttpServletRequest request, HttpServletResponse response) {
    begin(guest, GUEST, request, response);
  }

  private void begin(
      PersonId person,
      SimpleGrantedAuthority standing,
      HttpServletRequest request,
      HttpServletResponse response) {
    end(request, response);
    contexts.saveContext(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                person.toString(), null, List.of(standing))),
        request,
        response);
  }

  /** Signs out on this browser. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    formTokens.saveToken(null, request, response);
  }
}
