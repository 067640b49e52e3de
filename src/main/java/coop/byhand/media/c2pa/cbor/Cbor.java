package coop.byhand.media.c2pa.cbor;

import coop.byhand.media.MalformedMedia;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One item of CBOR (RFC 8949) and the range {@code start} to {@code end} it takes in the bytes that
 * were read. The questions ({@code get…}, {@code as…}) look through tags and answer empty where the
 * item is of another kind, so that a reader of a claim asks without casting.
 */
public sealed interface Cbor {

  /** Where the item starts in the bytes that were read, tag included. */
  int start();

  /** Where the item ends in the bytes that were read. */
  int end();

  /** A whole number that fits 64 bits with sign. */
  record Int(long value, int start, int end) implements Cbor {}

  /** A whole number beyond 64 bits with sign (major types 0 and 1 reach to 2^64). */
  record Big(BigInteger value, int start, int end) implements Cbor {}

  /** A byte string. */
  record Bytes(ByteSlice value, int start, int end) implements Cbor {}

  /** A text. */
  record Text(String value, int start, int end) implements Cbor {}

  /** A list of items. */
  record Array(List<Cbor> items, int start, int end) implements Cbor {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** Keys and values in the order of the file; no key occurs twice. Keys are texts or numbers. */
  record Map(List<Entry> entries, int start, int end) implements Cbor {
    public Map {
      entries = List.copyOf(entries);
    }
  }

  /** A key ({@link Text} or {@link Int}) and its value. */
  record Entry(Cbor key, Cbor value) {}

  /** An item with a tag. */
  record Tagged(long tag, Cbor item, int start, int end) implements Cbor {}

  /** True or false. */
  record Bool(boolean value, int start, int end) implements Cbor {}

  /** A floating-point number; only metadata has those. */
  record Decimal(double value, int start, int end) implements Cbor {}

  /** Null. */
  record Null(int start, int end) implements Cbor {}

  /** Undefined. */
  record Undefined(int start, int end) implements Cbor {}

  /**
   * Reads one item. Zero bytes after it are tolerated, as some signers leave room to grow; anything
   * else after it is broken.
   */
  static Cbor read(ByteSlice bytes) throws MalformedMedia {
    return read(bytes, new CborBudget());
  }

  /** The same, with a budget that all items of one manifest store share. */
  static Cbor read(ByteSlice bytes, CborBudget budget) throws MalformedMedia {
    return new CborReader(bytes, budget).readAlone();
  }

  /** The item without its tags. */
  default Cbor untagged() {
    Cbor item = this;
    while (item instanceof Tagged tagged) {
      item = tagged.item();
    }
    return item;
  }

  /** The value under this name, if this is a map that has it. */
  default Optional<Cbor> get(String name) {
    return untagged() instanceof Map map
        ? map.entries().stream()
            .filter(entry -> entry.key() instanceof Text key && key.value().equals(name))
            .map(Entry::value)
            .findFirst()
        : Optional.empty();
  }

  /** The value under this number, if this is a map that has it. */
  default Optional<Cbor> get(long number) {
    return untagged() instanceof Map map
        ? map.entries().stream()
            .filter(entry -> entry.key() instanceof Int key && key.value() == number)
            .map(Entry::value)
            .findFirst()
        : Optional.empty();
  }

  /** The text under this name. */
  default Optional<String> text(String name) {
    return get(name).flatMap(Cbor::asText);
  }

  /** The byte string under this name. */
  default Optional<ByteSlice> bytes(String name) {
    return get(name).flatMap(Cbor::asBytes);
  }

  /** The items of the list under this name; none if there is no such list. */
  default List<Cbor> list(String name) {
    return get(name).flatMap(Cbor::asList).orElse(List.of());
  }

  /** This item, if it is a text. */
  default Optional<String> asText() {
    return untagged() instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** This item, if it is a byte string. */
  default Optional<ByteSlice> asBytes() {
    return untagged() instanceof Bytes bytes ? Optional.of(bytes.value()) : Optional.empty();
  }

  /** This item, if it is a whole number of 64 bits. */
  default OptionalLong asLong() {
    return untagged() instanceof Int number
        ? OptionalLong.of(number.value())
        : OptionalLong.empty();
  }

  /** This item, if it is true or false. */
  default Optional<Boolean> asBool() {
    return untagged() instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty();
  }

  /** This item, if it is a list. */
  default Optional<List<Cbor>> asList() {
    return untagged() instanceof Array array ? Optional.of(array.items()) : Optional.empty();
  }

  /** This item, if it is a map. */
  default Optional<Map> asMap() {
    return untagged() instanceof Map map ? Optional.of(map) : Optional.empty();
  }

  /** True for null and undefined. */
  default boolean isNothing() {
    return untagged() instanceof Null || untagged() instanceof Undefined;
  }
}
