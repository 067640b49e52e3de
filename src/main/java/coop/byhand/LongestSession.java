package coop.byhand;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session 12 hours after sign-in, however busy it is. Counts in the container's own times,
 * so the movable clock of the demonstration does not sign people out.
 */
class LongestSession extends OncePerRequestFilter {

  static final Duration LONGEST = Duration.ofHours(12);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && isOver(session.getCreationTime(), session.getLastAccessedTime())) {
      session.invalidate();
    }
    chain.doFilter(request, response);
  }

  /** Whether a session made and last used then (milliseconds since 1970) has had its time. */
  static boolean isOver(long createdAt, long lastUsedAt) {
    return lastUsedAt - createdAt > LONGEST.toMillis();
  }
}
