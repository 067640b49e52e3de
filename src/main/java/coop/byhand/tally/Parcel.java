package coop.byhand.tally;

import java.util.Arrays;

/** Papers of one value that lie together; the papers are entries of {@link RankedBallots}. */
final class Parcel {

  final long value;
  private int[] kinds = new int[16];
  private int size;
  private long papers;

  Parcel(long value) {
    this.value = value;
  }

  void put(int kind, long copies) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
    }
    kinds[size++] = kind;
    papers += copies;
  }

  /** The same papers at another value. */
  Parcel at(long otherValue) {
    Parcel other = new Parcel(otherValue);
    other.kinds = Arrays.copyOf(kinds, Math.max(1, size));
    other.size = size;
    other.papers = papers;
    return other;
  }

  int size() {
    return size;
  }

  int kind(int index) {
    return kinds[index];
  }

  long papers() {
    return papers;
  }

  long votes() {
    return Math.multiplyExact(papers, value);
  }
}
