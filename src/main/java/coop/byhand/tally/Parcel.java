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
