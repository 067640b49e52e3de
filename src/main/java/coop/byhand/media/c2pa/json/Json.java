package coop.byhand.media.c2pa.json;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON value (RFC 8259). What comes from a file is hostile input; writing it out
 * escapes it.
 */
public sealed interface Json {

  /** Names and values in the order of the text. */
  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /** A list. */
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /** A text. */
  record Str(String value) implements Json {
    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /** A number, with the digits of the text, so that no precision is lost. */
  record Num(String digits) implements Json {
    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Json {
    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /** Null. */
  record Null() implements Json {
    @Override
    public String toString() {
      return JsonWriter.write(this);
    }
  }

  /** Reads one value from a text; see {@link #read(ByteSlice)}. */
  static Json read(String text) throws MalformedMedia {
    return read(ByteSlice.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads one value in UTF-8.
   *
   * @throws MalformedMedia {@code BROKEN}, {@code CUT_SHORT} or {@code TOO_DEEP}
   */
  static Json read(ByteSlice text) throws MalformedMedia {
    return JsonReader.read(text);
  }

  /** A text. */
  static Json of(String text) {
    return new Str(text);
  }

  /** A whole number. */
  static Json of(long number) {
    return new Num(Long.toString(number));
  }

  /** True or false. */
  static Json of(boolean value) {
    return new Bool(value);
  }

  /** A list of texts. */
  static Json texts(Iterable<String> texts) {
    List<Json> items = new ArrayList<>();
    texts.forEach(text -> items.add(of(text)));
    return new Arr(items);
  }

  /** The value under this name, if this is an object that has it. */
  default Optional<Json> get(String name) {
    return this instanceof Obj object
        ? Optional.ofNullable(object.members().get(name))
        : Optional.empty();
  }

  /** The text under this name. */
  default Optional<String> text(String name) {
    return get(name).flatMap(Json::asText);
  }

  /** This value, if it is a text. */
  default Optional<String> asText() {
    return this instanceof Str text ? Optional.of(text.value()) : Optional.empty();
  }

  /** The items, if this is a list; none otherwise. */
  default List<Json> items() {
    return this instanceof Arr array ? array.items() : List.of();
  }

  /** Puts an object together, name after name. */
  final class Members {
    private final Map<String, Json> members = new LinkedHashMap<>();

    public Members put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Members put(String name, String value) {
      return put(name, of(value));
    }

    public Members put(String name, long value) {
      return put(name, of(value));
    }

    public Members put(String name, boolean value) {
      return put(name, of(value));
    }

    /** Leaves the name out where there is no value. */
    public Members put(String name, Optional<String> value) {
      value.ifPresent(text -> put(name, text));
      return this;
    }

    public Obj object() {
      return new Obj(members);
    }
  }

  /** An object to be filled. */
  static Members object() {
    return new Members();
  }
}
