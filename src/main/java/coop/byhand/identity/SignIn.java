package coop.byhand.identity;

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
 * Opens and closes the session of a person whose identity has been proven. A session always starts
 * fresh at sign-in, so nothing that was known before it (id, content) lives on.
 */
@Component
public class SignIn {

  private static final List<SimpleGrantedAuthority> PERSON =
      List.of(new SimpleGrantedAuthority("ROLE_PERSON"));

  private final SecurityContextRepository contexts;
  private final CsrfTokenRepository formTokens;

  SignIn(SecurityContextRepository contexts, CsrfTokenRepository formTokens) {
    this.contexts = contexts;
    this.formTokens = formTokens;
  }

  /** Signs a person in on this browser, ending whatever session it had. */
  public void establish(PersonId person, HttpServletRequest request, HttpServletResponse response) {
    end(request, response);
    contexts.saveContext(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(person.toString(), null, PERSON)),
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
