package coop.byhand.media.c2pa.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes CBOR in the shortest form (RFC 8949 §4.2.1), item after item; the caller keeps the order
 * of keys and writes as many items as it announced. Needed for the structures that signatures
 * cover.
 */
public final class CborWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A whole number. */
  public CborWriter integer(long value) {
    return value < 0 ? head(1, -1 - value) : head(0, value);
  }

  /** A byte string. */
  public CborWriter bytes(ByteSlice value) {
    return head(2, value.length()).raw(value);
  }

  /** A text. */
  public CborWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    head(3, utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  /** A list of this many items, which follow. */
  public CborWriter array(int items) {
    return head(4, items);
  }

  /** A map of this many keys, which follow, each with its value. */
  public CborWriter map(int keys) {
    return head(5, keys);
  }

  /** A tag of the item that follows. */
  public CborWriter tag(long tag) {
    return head(6, tag);
  }

  /** True or false. */
  public CborWriter bool(boolean value) {
    return head(7, value ? 21 : 20);
  }

  /** Null. */
  public CborWriter nothing() {
    return head(7, 22);
  }

  /** An item that is written already. */
  public CborWriter raw(ByteSlice item) {
    out.writeBytes(item.toArray());
    return this;
  }

  /** Everything written so far. */
  public ByteSlice toSlice() {
    return ByteSlice.owning(out.toByteArray());
  }

  private CborWriter head(int major, long argument) {
    int first = major << 5;
    if (argument < 24) {
      out.write(first | (int) argument);
    } else if (argument < 0x100) {
      out.write(first | 24);
      write(argument, 1);
    } else if (argument < 0x10000) {
      out.write(first | 25);
      write(argument, 2);
    } else if (argument < 0x1_0000_0000L) {
      out.write(first | 26);
      write(argument, 4);
    } else {
      out.write(first | 27);
      write(argument, 8);
    }
    return this;
  }

  private void write(long value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
