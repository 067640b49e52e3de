package coop.byhand;

import coop.byhand.identity.CurrentPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers a stranger who asks for a page of the app, and a guest who asks for one that needs an
 * account: sign in first, then on to that page. The page travels in the address, not in a session.
 * What does not exist is not there for strangers either.
 */
@Component
class SignInFirst implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final AppRoutes routes;
  private final CurrentPerson current;

  SignInFirst(AppRoutes routes, CurrentPerson current) {
    this.routes = routes;
    this.current = current;
  }

  /** Signed-in people may go everywhere, guests only where the view says so. */
  AuthorizationManager<RequestAuthorizationContext> whoMayEnter() {
    return (who, request) ->
        new AuthorizationDecision(
            current.id().isPresent()
                && (!current.isGuest()
                    || routes.openToGuests(request.getRequest().getPathInfo())
                    || request.getRequest().getParameter("v-r") != null));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    if (current.isGuest() && !(cause instanceof CsrfException)) {
      answer(request, response);
      return;
    }
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    answer(request, response);
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!request.getMethod().equals("GET") || request.getParameter("v-r") != null) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    if (!routes.has(request.getPathInfo())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String query = request.getQueryString();
    String page = request.getRequestURI() + (query == null ? "" : "?" + query);
    response.sendRedirect("/sign-in?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
  }
}
