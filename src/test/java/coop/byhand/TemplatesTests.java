package coop.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** What goes wrong in templates without anybody noticing. */
class TemplatesTests {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  static List<String> ignoredConditions(String template) {
    List<String> ignored = new ArrayList<>();
    for (Element tag : Jsoup.parse(template, "", Parser.xmlParser()).getAllElements()) {
      boolean isReplaced = tag.hasAttr("th:replace") || tag.hasAttr("th:insert");
      boolean isConditional = tag.hasAttr("th:if") || tag.hasAttr("th:unless");
      if (isReplaced && isConditional) {
        ignored.add(tag.cssSelector());
      }
    }
    return ignored;
  }

  @Test
  void noConditionIsIgnoredBecauseItsTagIsReplacedFirst() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      List<Path> templates = files.filter(file -> file.toString().endsWith(".html")).toList();
      assertThat(templates).isNotEmpty();
      for (Path template : templates) {
        assertThat(ignoredConditions(Files.readString(template))).as(template.toString()).isEmpty();
      }
    }
  }

  @Test
  void suchAConditionIsFound() {
    assertThat(ignoredConditions("<p><b th:if=\"${x}\" th:replace=\"~{y :: z}\"></b></p>"))
        .hasSize(1);
    assertThat(ignoredConditions("<th:block th:if=\"${x}\"><b th:replace=\"y\"></b></th:block>"))
        .isEmpty();
  }
}
