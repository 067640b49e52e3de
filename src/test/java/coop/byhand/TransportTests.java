package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.look.FixedAddress;
import coop.byhand.look.PublicAddress;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** What changes when people reach the site over TLS. */
class TransportTests {

  private static final PublicAddress OVER_TLS = FixedAddress.at("https://byhand.example");
  private static final PublicAddress PLAIN = FixedAddress.at("http://localhost:8080");

  private static Cookie formCookie(PublicAddress address) {
    CsrfTokenRepository tokens = new WebSecurity().formTokens(address);
    MockHttpServletRequest request = new MockHttpServletRequest();
    MockHttpServletResponse response = new MockHttpServletResponse();
    tokens.saveToken(tokens.generateToken(request), request, response);
    assertThat(response.getCookies()).hasSize(1);
    return response.getCookies()[0];
  }

  @Test
  void theFormsCookieIsBoundToTheHostAndToTls() {
    Cookie overTls = formCookie(OVER_TLS);
    assertThat(overTls.getName()).isEqualTo("__Host-byhand-form");
    assertThat(overTls.getSecure()).isTrue();
    assertThat(overTls.isHttpOnly()).isTrue();
    assertThat(overTls.getAttribute("SameSite")).isEqualTo("Lax");
    assertThat(overTls.getPath()).isEqualTo("/");
    assertThat(overTls.getDomain()).isNull();

    Cookie plain = formCookie(PLAIN);
    assertThat(plain.getName()).isEqualTo("byhand-form");
    assertThat(plain.getSecure()).isFalse();
  }

  @Test
  void theSessionsCookieIsBoundToTheHostAndToTls() throws ServletException {
    MockServletContext servlets = new MockServletContext();
    new WebSecurity().sessionCookie(OVER_TLS).onStartup(servlets);
    assertThat(servlets.getSessionCookieConfig().getName()).isEqualTo("__Host-byhand-session");
    assertThat(servlets.getSessionCookieConfig().isSecure()).isTrue();

    MockServletContext plain = new MockServletContext();
    new WebSecurity().sessionCookie(PLAIN).onStartup(plain);
    assertThat(plain.getSessionCookieConfig().getName()).isEqualTo("byhand-session");
  }

  @Test
  void tlsIsPromisedForTwoYearsAndOnlyWhereItIsThere() {
    MockHttpServletResponse overTls = new MockHttpServletResponse();
    new PageHeaders(OVER_TLS).promiseTls(new MockHttpServletRequest(), overTls);
    assertThat(overTls.getHeader("Strict-Transport-Security"))
        .isEqualTo("max-age=63072000; includeSubDomains");

    MockHttpServletResponse plain = new MockHttpServletResponse();
    new PageHeaders(PLAIN).promiseTls(new MockHttpServletRequest(), plain);
    assertThat(plain.getHeaderNames()).isEmpty();
  }
}
