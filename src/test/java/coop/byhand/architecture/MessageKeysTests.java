package coop.byhand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every text stands in English and in German, under a key of its room, and is used. */
class MessageKeysTests {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path JAVA = Path.of("src/main/java");

  @Test
  void bothLanguagesSayTheSameThings() {
    List<String> found = new ArrayList<>();
    for (Path english : english()) {
      Path german = german(english);
      if (Files.exists(german)) {
        MessageKeys.apart(MessageKeys.of(english), MessageKeys.of(german))
            .forEach(line -> found.add(english.getFileName() + ": " + line));
      } else {
        found.add(german.getFileName() + " is missing");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aTextThatIsMissingOrDiffersIsCaught() {
    assertThat(
            MessageKeys.apart(
                Map.of("a", "one {0}", "b", "two", "c", "three"), Map.of("a", "eins", "b", " ")))
        .containsExactly(
            "a has different placeholders", "b is empty", "c stands in one language only");
  }

  @Test
  void keysBearTheNameOfTheirRoom() {
    List<String> found = new ArrayList<>();
    for (Path english : english()) {
      String file = english.getFileName().toString().replace(".properties", "");
      String room = file.contains("-") ? file.substring(0, file.indexOf('-')) : file;
      MessageKeys.of(english).keySet().stream()
          .filter(key -> !key.startsWith(room + "."))
          .forEach(found::add);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void textsArePlainAndCalm() {
    List<String> found = new ArrayList<>();
    for (Path file : SourceRules.files(MESSAGES, ".properties")) {
      found.addAll(MessageKeys.outOfTone(MessageKeys.of(file)));
    }
    assertThat(found).isEmpty();
    assertThat(MessageKeys.outOfTone(Map.of("a", "Oops, try again!"))).hasSize(1);
  }

  @Test
  void theWordCoOpIsNeverBrokenAtItsHyphen() {
    List<String> found = new ArrayList<>();
    for (Path file : SourceRules.files(MESSAGES, ".properties")) {
      MessageKeys.of(file)
          .forEach((key, text) -> {
            if (text.toLowerCase(Locale.ROOT).contains("co-op")) {
              found.add(file.getFileName() + ": " + key + " needs \\u2011 for the hyphen");
            }
          });
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyKeyThatIsAskedForExists() {
    Set<String> known = known();
    Map<String, Set<String>> missing = new TreeMap<>();
    for (Path template : SourceRules.files(TEMPLATES, ".html")) {
      Set<String> unknown = new TreeSet<>(MessageKeys.inTemplate(SourceRules.read(template)));
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        missing.put(template.getFileName().toString(), unknown);
      }
    }
    assertThat(missing).isEmpty();
    assertThat(MessageKeys.inTemplate("<p th:text=\"#{room.absent}\">x</p>"))
        .containsExactly("room.absent");
  }

  /** A key counts as used if it, or a beginning to which a part is added, is in the sources. */
  @Test
  void noTextIsForgotten() {
    String sources =
        SourceRules.javaFiles(JAVA).stream().map(SourceRules::read).collect(Collectors.joining())
            + SourceRules.files(TEMPLATES, ".html").stream()
                .map(SourceRules::read)
                .collect(Collectors.joining());
    assertThat(MessageKeys.unused(known(), sources)).isEmpty();
  }

  @Test
  void aTextThatNobodyAsksForIsCaught() {
    Set<String> keys =
        Set.of("room.told.heading", "room.told", "room.seat.board", "room.kind.a", "room.gone.a");
    String sources =
        """
        <p th:text="#{room.told.heading}"></p> <b th:text="#{|room.seat.${seat.code}|}"></b>
        getTranslation("room.kind." + code); getTranslation("room.gone.b");
        """;
    assertThat(MessageKeys.unused(keys, sources)).containsExactly("room.gone.a", "room.told");
  }

  private static Set<String> known() {
    Set<String> keys = new TreeSet<>();
    english().forEach(file -> keys.addAll(MessageKeys.of(file).keySet()));
    return keys;
  }

  private static List<Path> english() {
    return SourceRules.files(MESSAGES, ".properties").stream()
        .filter(file -> !file.getFileName().toString().endsWith("_de.properties"))
        .toList();
  }

  private static Path german(Path english) {
    return english.resolveSibling(
        english.getFileName().toString().replace(".properties", "_de.properties"));
  }
}
