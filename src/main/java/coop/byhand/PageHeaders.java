package coop.byhand;

import coop.byhand.look.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The headers that every answer carries. The public pages work without script, so their policy
 * allows none; the app's policy allows the scripts that carry the nonce of their answer. A page
 * that sets a header itself keeps it, so bytes of other people can be sandboxed harder.
 */
@Component
class PageHeaders {

  /** Request attribute with the nonce of the app's answer. */
  static final String NONCE = PageHeaders.class.getName() + ".nonce";

  static final String POLICY = "Content-Security-Policy";

  /** No script at all, nothing from elsewhere, in nobody's frame. */
  static final String PUBLIC_POLICY =
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
          + " media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** For bytes that somebody uploaded: whatever they are, the browser runs nothing of them. */
  private static final String UPLOADED_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
          + " media-src 'self'; frame-ancestors 'none'";

  private static final int NONCE_BYTES = 18;
  private static final long TWO_YEARS_SECONDS = 63_072_000;
  private static final String SHARED_FOR_A_MOMENT =
      "public, max-age=0, s-maxage=30, must-revalidate";

  /** Pages that are the same for everybody; anything not named here is never kept by a cache. */
  private static final RequestMatcher SAME_FOR_EVERYBODY =
      new OrRequestMatcher(
          List.of(
                  "/",
                  "/search",
                  "/works/**",
                  "/creators/**",
                  "/licences/**",
                  "/deeds/**",
                  "/proposals/**",
                  "/policy/**",
                  "/register/**",
                  "/books",
                  "/cases",
                  "/cases.json",
                  "/about",
                  "/accessibility",
                  "/security",
                  "/transparency",
                  "/credits",
                  "/robots.txt",
                  "/.well-known/**")
              .stream()
              .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
              .toList());

  private final SecureRandom random = new SecureRandom();
  private final boolean secure;

  PageHeaders(PublicAddress address) {
    this.secure = address.secure();
  }

  /** For everything outside the app. */
  void onPublicPages(HeadersConfigurer<HttpSecurity> headers) {
    common(headers);
    headers.contentSecurityPolicy(policy -> policy.policyDirectives(PUBLIC_POLICY));
    headers.cacheControl(cache -> cache.disable());
    headers.addHeaderWriter(PageHeaders::writeCaching);
  }

  /** For the app. */
  void onAppPages(HeadersConfigurer<HttpSecurity> headers) {
    common(headers);
    headers.addHeaderWriter(this::writeAppPolicy);
  }

  private void common(HeadersConfigurer<HttpSecurity> headers) {
    headers.frameOptions(frames -> frames.deny());
    headers.referrerPolicy(
        referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN));
    headers.permissionsPolicyHeader(permissions ->
        permissions.policy(
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(),"
                + " geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()"));
    headers.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    headers.crossOriginResourcePolicy(
        resources -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    headers.httpStrictTransportSecurity(ours -> ours.disable());
    headers.addHeaderWriter(this::promiseTls);
  }

  /** By the public address, not by the request: a proxy in front may speak plain HTTP to us. */
  void promiseTls(HttpServletRequest request, HttpServletResponse response) {
    if (secure) {
      response.setHeader(
          "Strict-Transport-Security", "max-age=" + TWO_YEARS_SECONDS + "; includeSubDomains");
    }
  }

  private void writeAppPolicy(HttpServletRequest request, HttpServletResponse response) {
    if (request.getRequestURI().contains("/VAADIN/dynamic/")) {
      response.setHeader(POLICY, UPLOADED_POLICY);
      return;
    }
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    request.setAttribute(NONCE, nonce);
    // The app's client builds functions from text, hence 'unsafe-eval'; style attributes set by its
    // components need 'unsafe-inline' for styles.
    response.setHeader(
        POLICY,
        "default-src 'self'; script-src 'nonce-"
            + nonce
            + "' 'strict-dynamic' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
            + " font-src 'self' data:; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'");
  }

  private static void writeCaching(HttpServletRequest request, HttpServletResponse response) {
    if (response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      return;
    }
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    boolean shared =
        read
            && response.getStatus() == HttpServletResponse.SC_OK
            && !response.containsHeader(HttpHeaders.SET_COOKIE)
            && SAME_FOR_EVERYBODY.matches(request);
    response.setHeader(HttpHeaders.CACHE_CONTROL, shared ? SHARED_FOR_A_MOMENT : "no-store");
    if (shared) {
      response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
  }
}
