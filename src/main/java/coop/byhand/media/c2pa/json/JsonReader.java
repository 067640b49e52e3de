package coop.byhand.media.c2pa.json;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON strictly (RFC 8259); of a name that occurs twice the last value counts. */
final class JsonReader {

  /** Objects and lists inside each other; JSON-LD of photographs nests five deep. */
  static final int MAX_DEPTH = 64;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  static Json read(ByteSlice bytes) throws MalformedMedia {
    JsonReader reader = new JsonReader(decode(bytes));
    Json value = reader.value();
    reader.space();
    if (reader.at < reader.text.length()) {
      throw reader.broken();
    }
    return value;
  }

  private static String decode(ByteSlice bytes) throws MalformedMedia {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(bytes.asBuffer())
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedMedia(MediaRule.NOT_UTF8, 0);
    }
  }

  private Json value() throws MalformedMedia {
    space();
    char first = peek();
    return switch (first) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new Json.Str(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json object() throws MalformedMedia {
    enter();
    Map<String, Json> members = new LinkedHashMap<>();
    space();
    if (peek() != '}') {
      do {
        space();
        String name = string();
        space();
        expect(':');
        members.put(name, value());
        space();
      } while (more());
    }
    expect('}');
    depth--;
    return new Json.Obj(members);
  }

  private Json array() throws MalformedMedia {
    enter();
    List<Json> items = new ArrayList<>();
    space();
    if (peek() != ']') {
      do {
        items.add(value());
        space();
      } while (more());
    }
    expect(']');
    depth--;
    return new Json.Arr(items);
  }

  private void enter() throws MalformedMedia {
    at++;
    if (++depth > MAX_DEPTH) {
      throw new MalformedMedia(MediaRule.TOO_DEEP, at, MAX_DEPTH);
    }
  }

  private boolean more() throws MalformedMedia {
    if (peek() == ',') {
      at++;
      return true;
    }
    return false;
  }

  private String string() throws MalformedMedia {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (true) {
      char c = peek();
      at++;
      if (c == '"') {
        return value.toString();
      }
      if (c < ' ') {
        throw broken();
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws MalformedMedia {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw broken();
    };
  }

  private char unit() throws MalformedMedia {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw broken();
      }
      value = value << 4 | digit;
      at++;
    }
    return (char) value;
  }

  private Json number() throws MalformedMedia {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw broken();
    }
    at = number.end();
    return new Json.Num(number.group());
  }

  private Json word(String word, Json value) throws MalformedMedia {
    if (!text.startsWith(word, at)) {
      throw broken();
    }
    at += word.length();
    return value;
  }

  private void expect(char wanted) throws MalformedMedia {
    if (peek() != wanted) {
      throw broken();
    }
    at++;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws MalformedMedia {
    if (at >= text.length()) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, at);
    }
    return text.charAt(at);
  }

  private MalformedMedia broken() {
    return new MalformedMedia(MediaRule.BROKEN, at, "json");
  }
}
