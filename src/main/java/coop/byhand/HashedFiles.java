package coop.byhand;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets browsers keep the app's built scripts for a year: their names carry a hash of their content.
 * The app's servlet would say an hour.
 */
@Component
class HashedFiles extends OncePerRequestFilter {

  private static final String FOLDER = "/app/VAADIN/build/";
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(FOLDER);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Only what the servlet itself says of a file it found is changed; an error is not kept.
    chain.doFilter(
        request,
        new HttpServletResponseWrapper(response) {
          @Override
          public void setHeader(String name, String value) {
            boolean isKept =
                name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL) && value.contains("max-age");
            super.setHeader(name, isKept ? FOR_A_YEAR : value);
          }
        });
  }
}
