package coop.byhand.media.c2pa.json;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON on one line. Besides what RFC 8259 §7 demands, everything is escaped that could act
 * on a terminal, turn the direction of a line or end a script element: control and format
 * characters, line separators, lone surrogates and the less-than sign.
 */
final class JsonWriter {

  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  static String write(Json value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(Json value) {
    switch (value) {
      case Json.Obj object -> object(object);
      case Json.Arr array -> array(array);
      case Json.Str text -> string(text.value());
      case Json.Num number -> out.append(number.digits());
      case Json.Bool bool -> out.append(bool.value());
      case Json.Null ignored -> out.append("null");
    }
  }

  private void object(Json.Obj object) {
    out.append('{');
    Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, Json> member = members.next();
      string(member.getKey());
      out.append(':');
      value(member.getValue());
      if (members.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private void array(Json.Arr array) {
    out.append('[');
    Iterator<Json> items = array.items().iterator();
    while (items.hasNext()) {
      value(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c == '<' || mustHide(c)) {
          for (char unit : Character.toChars(c)) {
            out.append("\\u").append(hex(unit));
          }
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean mustHide(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static String hex(char unit) {
    String digits = Integer.toHexString(unit);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
