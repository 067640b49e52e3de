package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ByhandTest
class ErrorPagesTests {

  private static final Pattern REFERENCE = Pattern.compile("class=\"reference\">([^<]+)<");

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping pages;

  @Test
  void whatDoesNotExistIsAnsweredWithAPageForPeople() {
    HttpResponse<String> answer = new Visitor(port).open("/nothing/here");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.body())
        .contains("This page is not here")
        .contains("<main")
        .containsPattern(REFERENCE)
        .doesNotContain("Whitelabel")
        .doesNotContain("org.springframework");
  }

  @Test
  void errorPagesSpeakTheLanguageOfTheReader() {
    HttpResponse<String> answer =
        new Visitor(port).open("/nothing/here", "Accept-Language", "de-AT,en;q=0.5");
    assertThat(answer.body()).contains("lang=\"de\"").doesNotContain("This page is not here");
  }

  @Test
  void programsGetTheSameAsJson() {
    HttpResponse<String> answer =
        new Visitor(port).open("/nothing/here", "Accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void theErrorPageItselfIsNoPage() {
    assertThat(new Visitor(port).open("/error").statusCode()).isEqualTo(404);
  }

  /** Stands in for a bug of ours. */
  @SuppressWarnings("unused")
  static final class Broken {
    public String page() {
      throw new IllegalStateException("secret inside");
    }
  }

  @Test
  void aFailureShowsTheReferenceThatStandsInTheLog() throws Exception {
    RequestMappingInfo address = RequestMappingInfo.paths("/broken-for-a-test").build();
    pages.registerMapping(address, new Broken(), Broken.class.getMethod("page"));
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    try {
      HttpResponse<String> answer = new Visitor(port).open("/broken-for-a-test");
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("secret inside").doesNotContain("Exception");
      Matcher reference = REFERENCE.matcher(answer.body());
      assertThat(reference.find()).isTrue();
      assertThat(lines.list)
          .anySatisfy(line -> {
            assertThat(line.getMDCPropertyMap()).containsEntry("reference", reference.group(1));
            assertThat(line.getThrowableProxy().getMessage()).contains("secret inside");
          });
    } finally {
      root.detachAppender(lines);
      pages.unregisterMapping(address);
    }
  }
}
