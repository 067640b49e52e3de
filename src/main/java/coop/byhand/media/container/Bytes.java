package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A range of an untrusted file, or of an unfolded text. Reads pages on demand and keeps eight of
 * them, refuses every access outside the range, and counts accesses, so that no structure, however
 * crooked, can keep a reader busy for ever.
 */
public final class Bytes {

  private static final int PAGE = 16 * 1024;
  private static final int PAGES_KEPT = 8;

  /** Bytes that go into a hash at once: large enough that reading costs little beside hashing. */
  private static final int DIGEST_BUFFER = 256 * 1024;

  /** Every byte may be looked at this often, … */
  private static final long LOOKS_PER_BYTE = 6;

  /** … and a small file this often in all. */
  private static final long LOOKS_FREE = 2_000_000;

  private final Source source;
  private final long start;
  private final long size;

  private Bytes(Source source, long start, long size) {
    this.source = source;
    this.start = start;
    this.size = size;
  }

  public static Bytes of(FileChannel file) {
    try {
      long size = file.size();
      return new Bytes(new Source(file, new byte[0], size), 0, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Bytes of(byte[] content) {
    return new Bytes(new Source(null, content, content.length), 0, content.length);
  }

  public long size() {
    return size;
  }

  /** Where this range begins in the file. */
  public long start() {
    return start;
  }

  /** A part of this range. */
  public Bytes slice(long from, long length) throws MalformedMedia {
    require(from, length);
    return new Bytes(source, start + from, length);
  }

  /** Everything from here to the end of the range. */
  public Bytes from(long from) throws MalformedMedia {
    return slice(from, Math.max(0, size - from));
  }

  /** Whether so many bytes from here on lie within the range. */
  public boolean has(long from, long length) {
    return from >= 0 && length >= 0 && from <= size && length <= size - from;
  }

  public void require(long from, long length) throws MalformedMedia {
    if (!has(from, length)) {
      throw bad(MediaRule.CUT_SHORT, Math.max(0, Math.min(from, size)));
    }
  }

  public int u8(long at) throws MalformedMedia {
    if (at < 0 || at >= size) {
      throw bad(MediaRule.CUT_SHORT, Math.max(0, Math.min(at, size)));
    }
    return source.at(start + at) & 0xff;
  }

  public int u16(long at) throws MalformedMedia {
    return u8(at) << 8 | u8(at + 1);
  }

  public int u16le(long at) throws MalformedMedia {
    return u8(at + 1) << 8 | u8(at);
  }

  public int u24(long at) throws MalformedMedia {
    return u16(at) << 8 | u8(at + 2);
  }

  public int u24le(long at) throws MalformedMedia {
    return u8(at + 2) << 16 | u16le(at);
  }

  public long u32(long at) throws MalformedMedia {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  public long u32le(long at) throws MalformedMedia {
    return (long) u16le(at + 2) << 16 | u16le(at);
  }

  /** 64 bits; a value with the highest bit set counts as broken. */
  public long u64(long at) throws MalformedMedia {
    long value = u32(at) << 32 | u32(at + 4);
    if (value < 0) {
      throw bad(MediaRule.BROKEN, at, "size");
    }
    return value;
  }

  /** Copies a part; callers bound the length by a named limit first. */
  public byte[] copy(long from, int length) throws MalformedMedia {
    require(from, length);
    byte[] copy = new byte[length];
    source.copy(start + from, copy);
    return copy;
  }

  public String latin1(long from, int length) throws MalformedMedia {
    return new String(copy(from, length), StandardCharsets.ISO_8859_1);
  }

  public String utf8(long from, int length) throws MalformedMedia {
    return new String(copy(from, length), StandardCharsets.UTF_8);
  }

  /** Whether these ASCII letters stand here; false also where the range ends before. */
  public boolean matches(long at, String ascii) throws MalformedMedia {
    if (!has(at, ascii.length())) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (u8(at + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** First place of this byte in [from, to), or -1. */
  public long find(int value, long from, long to) throws MalformedMedia {
    long end = Math.min(to, size);
    return from >= end ? -1 : source.find((byte) value, start + from, start + end, start);
  }

  /** First place of these ASCII letters that starts in [from, to), or -1. */
  public long find(String ascii, long from, long to) throws MalformedMedia {
    long at = find(ascii.charAt(0), from, to);
    while (at >= 0 && !matches(at, ascii)) {
      at = find(ascii.charAt(0), at + 1, to);
    }
    return at;
  }

  /** CRC-32 of a part, as PNG has it. */
  public long crc32(long from, long length) throws MalformedMedia {
    require(from, length);
    return source.crc32(start + from, length);
  }

  /**
   * Feeds a part into a hash, straight from the file in large reads; it does not count as looking,
   * as every caller hashes a byte once.
   */
  public void digest(MessageDigest digest, long from, long length) throws MalformedMedia {
    require(from, length);
    source.digest(digest, start + from, length);
  }

  /** The exception for a rule that is broken here. */
  public MalformedMedia bad(MediaRule rule, long at, Serializable... arguments) {
    return new MalformedMedia(rule, start + at, arguments);
  }

  /** The pages, shared by all ranges of one file. */
  private static final class Source {
    private final @Nullable FileChannel file;
    private final long size;
    private final byte[][] pages = new byte[PAGES_KEPT][];
    private final long[] starts = new long[PAGES_KEPT];
    private int oldest;
    private byte[] page;
    private long pageStart;
    private long looksLeft;
    private @Nullable ByteBuffer digestBuffer;

    Source(@Nullable FileChannel file, byte[] first, long size) {
      this.file = file;
      this.size = size;
      this.page = first;
      this.looksLeft = LOOKS_FREE + LOOKS_PER_BYTE * size;
      Arrays.fill(starts, -1);
    }

    byte at(long at) throws MalformedMedia {
      looked(at, 1);
      if (at < pageStart || at >= pageStart + page.length) {
        turnTo(at);
      }
      return page[(int) (at - pageStart)];
    }

    void copy(long from, byte[] target) throws MalformedMedia {
      looked(from, target.length);
      if (file != null && target.length > PAGE) {
        fill(file, ByteBuffer.wrap(target), from);
        return;
      }
      int done = 0;
      while (done < target.length) {
        turnTo(from + done);
        int offset = (int) (from + done - pageStart);
        int part = Math.min(page.length - offset, target.length - done);
        System.arraycopy(page, offset, target, done, part);
        done += part;
      }
    }

    long find(byte value, long from, long to, long base) throws MalformedMedia {
      long at = from;
      while (at < to) {
        turnTo(at);
        int begin = (int) (at - pageStart);
        int end = (int) Math.min(page.length, to - pageStart);
        for (int i = begin; i < end; i++) {
          if (page[i] == value) {
            looked(at, i - begin + 1L);
            return pageStart + i - base;
          }
        }
        looked(at, end - begin);
        at = pageStart + end;
      }
      return -1;
    }

    long crc32(long from, long length) throws MalformedMedia {
      CRC32 crc = new CRC32();
      long at = from;
      while (at < from + length) {
        turnTo(at);
        int offset = (int) (at - pageStart);
        int part = (int) Math.min(page.length - offset, from + length - at);
        looked(at, part);
        crc.update(page, offset, part);
        at += part;
      }
      return crc.getValue();
    }

    void digest(MessageDigest digest, long from, long length) throws MalformedMedia {
      if (file == null) {
        digest.update(page, (int) from, (int) length);
        return;
      }
      if (digestBuffer == null || digestBuffer.capacity() < Math.min(DIGEST_BUFFER, length)) {
        digestBuffer = ByteBuffer.allocate((int) Math.min(DIGEST_BUFFER, length));
      }
      ByteBuffer buffer = digestBuffer;
      long at = from;
      long left = length;
      while (left > 0) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), left));
        fill(file, buffer, at);
        digest.update(buffer.flip());
        at += buffer.limit();
        left -= buffer.limit();
      }
    }

    private void looked(long at, long looks) throws MalformedMedia {
      looksLeft -= looks;
      if (looksLeft < 0) {
        throw new MalformedMedia(MediaRule.TOO_MUCH_WORK, at);
      }
    }

    /** Makes the page current that holds this byte. A page read from disk costs a quarter page. */
    private void turnTo(long at) throws MalformedMedia {
      if (at >= pageStart && at < pageStart + page.length) {
        return;
      }
      long wanted = at / PAGE * PAGE;
      for (int i = 0; i < PAGES_KEPT; i++) {
        if (starts[i] == wanted) {
          page = pages[i];
          pageStart = wanted;
          return;
        }
      }
      looked(at, PAGE / 4);
      page = load(wanted);
      pageStart = wanted;
      pages[oldest] = page;
      starts[oldest] = wanted;
      oldest = (oldest + 1) % PAGES_KEPT;
    }

    private byte[] load(long from) throws MalformedMedia {
      if (file == null) {
        throw new MalformedMedia(MediaRule.CUT_SHORT, from);
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(PAGE, size - from));
      fill(file, buffer, from);
      return buffer.array();
    }

    /** Reads until the buffer is full; a file that has become shorter meanwhile is cut short. */
    private static void fill(FileChannel file, ByteBuffer buffer, long from) throws MalformedMedia {
      try {
        long at = from;
        while (buffer.hasRemaining()) {
          int count = file.read(buffer, at);
          if (count < 0) {
            throw new MalformedMedia(MediaRule.CUT_SHORT, at);
          }
          at += count;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
