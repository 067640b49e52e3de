package coop.byhand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each direct dependency has a line that says why, under which licence, and the way out. */
class DependencyListTests {

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Path LIST = Path.of("src/docs/decisions/0003-dependencies.md");

  @Test
  void everyDirectDependencyIsAccountedFor() {
    assertThat(unlisted(SourceRules.read(Path.of("pom.xml")), SourceRules.read(LIST))).isEmpty();
  }

  @Test
  void aDependencyWithoutALineIsCaught() {
    String pom =
        "<dependencies><dependency><groupId>org.stray</groupId>"
            + "<artifactId>stray</artifactId></dependency></dependencies>";
    assertThat(unlisted(pom, "| `org.known:known` | why |")).containsExactly("org.stray:stray");
  }

  private static List<String> unlisted(String pom, String list) {
    // Imported lists of versions bring no code.
    String code = pom.replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "");
    List<String> found = new ArrayList<>();
    Matcher matcher = DEPENDENCY.matcher(code);
    while (matcher.find()) {
      String name = matcher.group(1) + ":" + matcher.group(2);
      if (!list.contains("`" + name + "`")) {
        found.add(name);
      }
    }
    return found;
  }
}
