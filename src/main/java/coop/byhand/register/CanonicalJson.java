package coop.byhand.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values in the one form of JSON that everyone hashes alike (RFC 8785): keys sorted by
 * UTF-16 units, no white space, shortest escapes. A subset: texts, whole numbers up to 2^53 − 1,
 * true and false, lists and objects. Anything else is refused, above all fractions.
 */
public final class CanonicalJson {

  /** Beyond this an ECMAScript number, and therefore RFC 8785, is no longer exact. */
  private static final long SAFE_MAX = (1L << 53) - 1;

  private CanonicalJson() {}

  /** The canonical text of a String, Integer, Long, Boolean, List or Map with String keys. */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  private static void append(StringBuilder out, Object value) {
    switch (value) {
      case String text -> appendText(out, text);
      case Integer number -> out.append(number.intValue());
      case Long number -> out.append(safe(number));
      case Boolean flag -> out.append(flag.booleanValue());
      case List<?> list -> appendList(out, list);
      case Map<?, ?> object -> appendObject(out, object);
      default ->
          throw new IllegalArgumentException("no canonical form for " + value.getClass().getName());
    }
  }

  private static long safe(long number) {
    if (number > SAFE_MAX || number < -SAFE_MAX) {
      throw new IllegalArgumentException("beyond 2^53 - 1: " + number);
    }
    return number;
  }

  private static void appendList(StringBuilder out, List<?> list) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      append(out, item);
      separator = ",";
    }
    out.append(']');
  }

  private static void appendObject(StringBuilder out, Map<?, ?> object) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    object.forEach((key, value) -> {
      if (!(key instanceof String name)) {
        throw new IllegalArgumentException("a key is not a text: " + key);
      }
      sorted.put(name, value);
    });
    out.append('{');
    String separator = "";
    for (Map.Entry<String, Object> field : sorted.entrySet()) {
      out.append(separator);
      appendText(out, field.getKey());
      out.append(':');
      append(out, field.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            refuseHalfPair(text, i);
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Half a surrogate pair has no UTF-8 form, so its hash would depend on the writer. */
  private static void refuseHalfPair(String text, int at) {
    char c = text.charAt(at);
    boolean highAlone =
        Character.isHighSurrogate(c)
            && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)));
    boolean lowAlone =
        Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    if (highAlone || lowAlone) {
      throw new IllegalArgumentException("half a surrogate pair at " + at);
    }
  }
}
