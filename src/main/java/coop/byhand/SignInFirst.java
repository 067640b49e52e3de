package coop.byhand;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Answers a stranger who asks for a page of the app: sign in first, then on to that page. The page
 * travels in the address, not in a session. What does not exist is not there for strangers either.
 */
@Component
class SignInFirst implements AuthenticationEntryPoint {

  private final AppRoutes routes;

  SignInFirst(AppRoutes routes) {
    this.routes = routes;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
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
