package coop.byhand.media.c2pa.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An unchangeable view of a range of bytes. Slices share the bytes they were cut from; two slices
 * are equal when their content is.
 */
public final class ByteSlice {

  /** No bytes at all. */
  public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int from;
  private final int to;

  private ByteSlice(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** A slice of a copy of these bytes. */
  public static ByteSlice of(byte... bytes) {
    return new ByteSlice(bytes.clone(), 0, bytes.length);
  }

  /** These slices one after the other. */
  public static ByteSlice join(Iterable<ByteSlice> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ByteSlice part : parts) {
      out.write(part.bytes, part.from, part.length());
    }
    return owning(out.toByteArray());
  }

  /** Takes the bytes over; nobody else may keep them. */
  static ByteSlice owning(byte[] bytes) {
    return new ByteSlice(bytes, 0, bytes.length);
  }

  public int length() {
    return to - from;
  }

  public boolean isEmpty() {
    return from == to;
  }

  /** The byte at this place, -128 to 127. */
  public byte at(int index) {
    return bytes[from + Objects.checkIndex(index, length())];
  }

  /** The byte at this place, 0 to 255. */
  public int u8(int index) {
    return at(index) & 0xff;
  }

  /** Four bytes from this place, most significant first. */
  public long u32(int index) {
    Objects.checkFromIndexSize(index, 4, length());
    return (long) u8(index) << 24 | u8(index + 1) << 16 | u8(index + 2) << 8 | u8(index + 3);
  }

  /** The range {@code start} (inclusive) to {@code end} (exclusive) of this slice. */
  public ByteSlice slice(int start, int end) {
    Objects.checkFromToIndex(start, end, length());
    return new ByteSlice(bytes, from + start, from + end);
  }

  /** Everything from this place on. */
  public ByteSlice from(int start) {
    return slice(start, length());
  }

  /** A copy of the content. */
  public byte[] toArray() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** The content as characters of one byte each: for names of boxes and look-ups of magic. */
  public String latin1() {
    return new String(bytes, from, length(), StandardCharsets.ISO_8859_1);
  }

  /** The content as a read-only buffer. */
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(bytes, from, length()).slice().asReadOnlyBuffer();
  }

  /** Feeds the content to a digest. */
  public void update(MessageDigest digest) {
    digest.update(bytes, from, length());
  }

  /** Feeds the content to a signature. */
  public void update(Signature signature) throws SignatureException {
    signature.update(bytes, from, length());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  /** The length only: content of files never goes into texts by accident. */
  @Override
  public String toString() {
    return length() + " bytes";
  }
}
