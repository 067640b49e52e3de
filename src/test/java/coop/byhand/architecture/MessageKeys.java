package coop.byhand.architecture;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the message files and finds where two languages, or words and code, have come apart. */
final class MessageKeys {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*\\}");
  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][\\w.-]*[\\w])[({}\\s]");

  private MessageKeys() {}

  static Map<String, String> of(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Map<String, String> messages = new TreeMap<>();
    properties.forEach((key, text) -> messages.put((String) key, (String) text));
    return messages;
  }

  /** Keys that stand nowhere in the sources, neither whole nor by a beginning that is computed on. */
  static List<String> unused(Set<String> keys, String sources) {
    Set<String> whole = matches("[a-z][\\w-]*(?:\\.[\\w-]+)+", sources);
    Set<String> beginnings = new TreeSet<>();
    beginnings.addAll(matches("[\"'{]([a-z]+\\.(?:[\\w-]+\\.)*)[\"'}$ ]", sources));
    beginnings.addAll(matches("#\\{\\|?([a-z]+\\.(?:[\\w-]+\\.)*)(?:\\$\\{|__)", sources));
    return keys.stream()
        .filter(key -> !whole.contains(key))
        .filter(key -> beginnings.stream().noneMatch(key::startsWith))
        .sorted()
        .toList();
  }

  private static Set<String> matches(String pattern, String sources) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(sources);
    while (matcher.find()) {
      found.add(matcher.group(matcher.groupCount()));
    }
    return found;
  }

  /** Keys in one language only, empty texts, and texts whose placeholders differ. */
  static List<String> apart(Map<String, String> one, Map<String, String> other) {
    List<String> found = new ArrayList<>();
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    for (String key : keys) {
      if (!one.containsKey(key) || !other.containsKey(key)) {
        found.add(key + " stands in one language only");
      } else if (one.get(key).isBlank() || other.get(key).isBlank()) {
        found.add(key + " is empty");
      } else if (!placeholders(one.get(key)).equals(placeholders(other.get(key)))) {
        found.add(key + " has different placeholders");
      }
    }
    return found;
  }

  /** Words that shout or apologise like a machine. */
  static List<String> outOfTone(Map<String, String> messages) {
    List<String> found = new ArrayList<>();
    messages.forEach((key, text) -> {
      if (text.contains("!") || text.matches("(?is).*\\b(oops|hoppla)\\b.*")) {
        found.add(key + ": " + text);
      }
    });
    return found;
  }

  /** Keys that a template asks for. */
  static Set<String> inTemplate(String template) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = IN_TEMPLATE.matcher(template);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static Set<String> placeholders(String text) {
    Set<String> numbers = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      numbers.add(matcher.group(1));
    }
    return numbers;
  }
}
