package coop.byhand.media.c2pa.asset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A range of a file.
 *
 * @param start in bytes from the start of the file, not negative
 * @param length in bytes, not negative
 */
public record ByteRange(long start, long length) {

  public ByteRange {
    if (start < 0 || length < 0 || start > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException("no range: " + start + " + " + length);
    }
  }

  /** The first byte behind the range. */
  public long end() {
    return start + length;
  }

  /** Whether the two have a byte in common. */
  public boolean overlaps(ByteRange other) {
    return start < other.end() && other.start < end();
  }

  /** Whether every byte of the other lies in this one. */
  public boolean contains(ByteRange other) {
    return start <= other.start && other.end() <= end();
  }

  /** The same bytes in as few ranges as possible, in file order; empty ranges are left out. */
  public static List<ByteRange> merged(List<ByteRange> ranges) {
    List<ByteRange> merged = new ArrayList<>();
    List<ByteRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(ByteRange::start));
    for (ByteRange range : sorted) {
      ByteRange last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && range.start <= last.end()) {
        long end = Math.max(last.end(), range.end());
        merged.set(merged.size() - 1, new ByteRange(last.start, end - last.start));
      } else if (range.length > 0) {
        merged.add(range);
      }
    }
    return List.copyOf(merged);
  }
}
