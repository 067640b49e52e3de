package coop.byhand.licensing.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reserves all public pages and files from machines: text and data mining (TDMRep of the W3C
 * community group, the reservation that Article 4(3) of Directive (EU) 2019/790 asks for) and the
 * sign that collectors of training data honour. Says, too, which licence the works are under.
 */
@Component
class ReservationHeaders extends OncePerRequestFilter {

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/app/") || path.startsWith("/hooks/") || path.startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("tdm-reservation", "1");
    // In a line of its own, first, in lower case and without a colon in it: those who honour it
    // split the line at its first colon and read the first line only.
    response.setHeader("X-Robots-Tag", "noai, noimageai");
    response.addHeader("Link", "</licences/standard>; rel=\"license\"");
    chain.doFilter(request, response);
  }
}
