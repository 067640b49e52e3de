package coop.byhand;

import static org.springframework.security.config.http.SessionCreationPolicy.NEVER;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import coop.byhand.look.PublicAddress;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Who may reach what. Two chains: the app under {@code /app} is for signed-in people, and some of
 * its views for guests; all else is public, reads a session only where a page asks who is there,
 * and never makes one. Sessions are made by signing in and by going on as a guest, both counted for
 * each network address, so visitors cannot fill the memory with sessions.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  /** Requests of an app page that is already open; without a session the app answers "expired". */
  private static final Pattern OF_AN_OPEN_PAGE =
      Pattern.compile("(^|.*&)v-r=(uidl|heartbeat|push)(&.*|$)");

  /** The app's own scripts and styles: the same for everybody and no secret. */
  private static final String[] APP_FILES = {
    "/app/VAADIN/build/**", "/app/VAADIN/static/**", "/app/VAADIN/config/**"
  };

  @Bean
  @Order(1)
  SecurityFilterChain app(
      HttpSecurity http,
      PageHeaders headers,
      SignInFirst signInFirst,
      CsrfTokenRepository formTokens)
      throws Exception {
    return http.securityMatcher("/app/**", "/VAADIN/**")
        .with(
            VaadinSecurityConfigurer.vaadin(),
            vaadin ->
                vaadin
                    // Its request cache would make a session for every stranger.
                    .enableRequestCacheConfiguration(false)
                    .enableExceptionHandlingConfiguration(false)
                    // Its rules let strangers open the app's internals; all views need sign-in.
                    .enableAuthorizedRequestsConfiguration(false))
        .authorizeHttpRequests(rules ->
            rules
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(APP_FILES)
                .permitAll()
                .requestMatchers(WebSecurity::isOfAnOpenPage)
                .permitAll()
                .anyRequest()
                .access(signInFirst.whoMayEnter()))
        .csrf(forms -> forms.csrfTokenRepository(formTokens))
        .requestCache(RequestCacheConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(NEVER))
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(signInFirst).accessDeniedHandler(signInFirst))
        .addFilterBefore(new LongestSession(), SecurityContextHolderFilter.class)
        .headers(all -> {
          headers.onAppPages(all);
          all.withObjectPostProcessor(EAGER);
        })
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain publicPages(
      HttpSecurity http, PageHeaders headers, CsrfTokenRepository formTokens) throws Exception {
    return http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
        .requestCache(RequestCacheConfigurer::disable)
        .sessionManagement(sessions -> sessions.sessionCreationPolicy(NEVER))
        // Messages of the payment provider and of witnesses carry their own signature.
        .csrf(forms ->
            forms
                .csrfTokenRepository(formTokens)
                .ignoringRequestMatchers("/hooks/**", "/register/log/cosignatures"))
        .logout(pages -> pages.disable())
        .addFilterBefore(new LongestSession(), SecurityContextHolderFilter.class)
        .headers(headers::onPublicPages)
        .build();
  }

  /** The only place where a signed-in person is remembered. */
  @Bean
  SecurityContextRepository securityContexts() {
    return new HttpSessionSecurityContextRepository();
  }

  /** Tokens of the public forms live in a cookie, so a form needs no session. */
  @Bean
  CsrfTokenRepository formTokens(PublicAddress address) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookieName("form", address));
    tokens.setCookiePath("/");
    tokens.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).secure(address.secure()).sameSite("Lax"));
    return tokens;
  }

  /** Over TLS the session's cookie is bound to this host and to TLS, and its name says so. */
  @Bean
  ServletContextInitializer sessionCookie(PublicAddress address) {
    return servlets -> {
      servlets.getSessionCookieConfig().setName(cookieName("session", address));
      servlets.getSessionCookieConfig().setSecure(address.secure());
    };
  }

  private static String cookieName(String what, PublicAddress address) {
    return address.secure() ? "__Host-byhand-" + what : "byhand-" + what;
  }

  private static boolean isOfAnOpenPage(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null && OF_AN_OPEN_PAGE.matcher(query).matches();
  }

  /**
   * The app's servlet commits its page in a way that the lazy writer never sees, so the headers are
   * written before it runs.
   */
  private static final ObjectPostProcessor<HeaderWriterFilter> EAGER =
      new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
          filter.setShouldWriteHeadersEagerly(true);
          return filter;
        }
      };
}
