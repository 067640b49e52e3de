package coop.byhand.media.c2pa.cbor;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one item from start to end (RFC 8949 §3). */
final class CborReader {

  /** Real manifests nest below ten; each level costs a frame of the stack. */
  static final int MAX_DEPTH = 64;

  private static final int UNKNOWN_LENGTH = 31;
  private static final int BREAK = 0xff;

  private final ByteSlice bytes;
  private final CborBudget budget;
  private int at;

  CborReader(ByteSlice bytes, CborBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  Cbor readAlone() throws MalformedMedia {
    Cbor item = read(0);
    for (int i = at; i < bytes.length(); i++) {
      if (bytes.at(i) != 0) {
        throw broken("end", i);
      }
    }
    return item;
  }

  private Cbor read(int depth) throws MalformedMedia {
    int start = at;
    if (depth > MAX_DEPTH) {
      throw new MalformedMedia(MediaRule.TOO_DEEP, start, MAX_DEPTH);
    }
    budget.take(start);
    int head = next();
    int more = head & 0x1f;
    return switch (head >> 5) {
      case 0 -> number(argument(more, start), false, start);
      case 1 -> number(argument(more, start), true, start);
      case 2 -> {
        ByteSlice value = string(2, more, start);
        yield new Cbor.Bytes(value, start, at);
      }
      case 3 -> {
        String value = utf8(string(3, more, start), start);
        yield new Cbor.Text(value, start, at);
      }
      case 4 -> array(more, start, depth);
      case 5 -> map(more, start, depth);
      case 6 -> {
        long tag = argument(more, start);
        if (tag < 0) {
          throw broken("tag", start);
        }
        Cbor item = read(depth + 1);
        yield new Cbor.Tagged(tag, item, start, at);
      }
      default -> simple(more, start);
    };
  }

  private Cbor number(long argument, boolean negative, int start) {
    if (argument >= 0) {
      return new Cbor.Int(negative ? -1 - argument : argument, start, at);
    }
    BigInteger value = new BigInteger(Long.toUnsignedString(argument));
    return new Cbor.Big(negative ? BigInteger.ONE.negate().subtract(value) : value, start, at);
  }

  private ByteSlice string(int kind, int more, int start) throws MalformedMedia {
    if (more != UNKNOWN_LENGTH) {
      int length = length(more, start);
      at += length;
      return bytes.slice(at - length, at);
    }
    List<ByteSlice> parts = new ArrayList<>();
    while (!atBreak()) {
      int part = at;
      budget.take(part);
      int head = next();
      if (head >> 5 != kind || (head & 0x1f) == UNKNOWN_LENGTH) {
        throw broken("string", part);
      }
      int length = length(head & 0x1f, part);
      at += length;
      parts.add(bytes.slice(at - length, at));
    }
    return ByteSlice.join(parts);
  }

  private static String utf8(ByteSlice raw, int start) throws MalformedMedia {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(raw.asBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw broken("text", start);
    }
  }

  private Cbor array(int more, int start, int depth) throws MalformedMedia {
    List<Cbor> items = new ArrayList<>();
    if (more == UNKNOWN_LENGTH) {
      while (!atBreak()) {
        items.add(read(depth + 1));
      }
    } else {
      int count = length(more, start);
      for (int i = 0; i < count; i++) {
        items.add(read(depth + 1));
      }
    }
    return new Cbor.Array(items, start, at);
  }

  private Cbor map(int more, int start, int depth) throws MalformedMedia {
    List<Cbor.Entry> entries = new ArrayList<>();
    Set<Object> keys = new HashSet<>();
    if (more == UNKNOWN_LENGTH) {
      while (!atBreak()) {
        entries.add(entry(keys, depth));
      }
    } else {
      int count = length(more, start);
      for (int i = 0; i < count; i++) {
        entries.add(entry(keys, depth));
      }
    }
    return new Cbor.Map(entries, start, at);
  }

  private Cbor.Entry entry(Set<Object> keys, int depth) throws MalformedMedia {
    int start = at;
    Cbor key = read(depth + 1);
    Object name =
        switch (key) {
          case Cbor.Text text -> text.value();
          case Cbor.Int number -> number.value();
          default -> throw broken("key", start);
        };
    if (!keys.add(name)) {
      throw broken("key", start);
    }
    return new Cbor.Entry(key, read(depth + 1));
  }

  private Cbor simple(int more, int start) throws MalformedMedia {
    return switch (more) {
      case 20 -> new Cbor.Bool(false, start, at);
      case 21 -> new Cbor.Bool(true, start, at);
      case 22 -> new Cbor.Null(start, at);
      case 23 -> new Cbor.Undefined(start, at);
      case 25 -> {
        float value = Float.float16ToFloat((short) argument(more, start));
        yield new Cbor.Decimal(value, start, at);
      }
      case 26 -> {
        float value = Float.intBitsToFloat((int) argument(more, start));
        yield new Cbor.Decimal(value, start, at);
      }
      case 27 -> {
        double value = Double.longBitsToDouble(argument(more, start));
        yield new Cbor.Decimal(value, start, at);
      }
      default -> throw broken("simple value", start);
    };
  }

  /** The argument of a head (RFC 8949 §3); 64-bit values wrap below zero. */
  private long argument(int more, int start) throws MalformedMedia {
    if (more < 24) {
      return more;
    }
    if (more > 27) {
      throw broken("length", start);
    }
    long value = 0;
    for (int i = 0; i < 1 << (more - 24); i++) {
      value = value << 8 | next();
    }
    return value;
  }

  /** A length or count; every byte or item counted has to be there. */
  private int length(int more, int start) throws MalformedMedia {
    long length = argument(more, start);
    if (length < 0 || length > bytes.length() - at) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, start);
    }
    return (int) length;
  }

  private boolean atBreak() throws MalformedMedia {
    if (at >= bytes.length()) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, at);
    }
    if (bytes.u8(at) != BREAK) {
      return false;
    }
    at++;
    return true;
  }

  private int next() throws MalformedMedia {
    if (at >= bytes.length()) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, at);
    }
    return bytes.u8(at++);
  }

  private static MalformedMedia broken(String part, int offset) {
    return new MalformedMedia(MediaRule.BROKEN, offset, part);
  }
}
