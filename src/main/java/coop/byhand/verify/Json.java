package coop.byhand.verify;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JSON value as text (RFC 8259), on one line and in ASCII, so that no setting of a terminal or
 * pipe can spoil a name.
 *
 * @param text the value, written out
 */
record Json(String text) {

  static final Json NULL = new Json("null");

  static Json of(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return new Json(text.append('"').toString());
  }

  static Json of(long value) {
    return new Json(Long.toString(value));
  }

  static Json list(Stream<Json> values) {
    return new Json(values.map(Json::text).collect(Collectors.joining(",", "[", "]")));
  }

  /** A list of texts. */
  static Json texts(Stream<String> values) {
    return list(values.map(Json::of));
  }

  /** A list of whole numbers. */
  static Json numbers(Stream<? extends Number> values) {
    return list(values.map(number -> of(number.longValue())));
  }

  static Members object() {
    return new Members();
  }

  @Override
  public String toString() {
    return text;
  }

  /** An object, name after name. */
  static final class Members {

    private final StringBuilder text = new StringBuilder("{");

    Members put(String name, Json value) {
      text.append(text.length() > 1 ? "," : "").append(of(name)).append(':').append(value);
      return this;
    }

    Members put(String name, String value) {
      return put(name, of(value));
    }

    Members put(String name, long value) {
      return put(name, of(value));
    }

    Json object() {
      return new Json(text + "}");
    }
  }
}
