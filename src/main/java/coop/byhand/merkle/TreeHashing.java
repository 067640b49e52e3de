package coop.byhand.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a tree whose complete subtrees are known, by the recursive definitions of RFC
 * 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1. Reads in the order of log(size) hashes and holds no
 * more.
 */
public final class TreeHashing {

  private TreeHashing() {}

  /**
   * The root of the tree over the first {@code size} entries.
   *
   * @throws IllegalArgumentException for a negative size
   */
  public static TreeHash root(long size, HashSource hashes) throws IOException, RefusedException {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
    return size == 0 ? TreeHash.ofEmptyTree() : range(0, size, hashes);
  }

  /**
   * The proof that entry {@code index} stands in the tree of this size: PATH(index, D[size]).
   *
   * @throws IllegalArgumentException when the tree has no such entry
   */
  public static InclusionProof inclusion(long index, long size, HashSource hashes)
      throws IOException, RefusedException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no entry " + index + " in a tree of size " + size);
    }
    List<TreeHash> path = new ArrayList<>();
    path(index, 0, size, hashes, path);
    return new InclusionProof(index, size, path);
  }

  /**
   * The proof that the tree of size {@code first} is the beginning of the tree of size {@code
   * second}: PROOF(first, D[second]). It is empty when the sizes are equal or the first is 0.
   *
   * @throws IllegalArgumentException when the first is negative or the larger one
   */
  public static ConsistencyProof consistency(long first, long second, HashSource hashes)
      throws IOException, RefusedException {
    if (first < 0 || first > second) {
      throw new IllegalArgumentException("no proof from size " + first + " to " + second);
    }
    List<TreeHash> path = new ArrayList<>();
    if (first > 0) {
      subproof(first, 0, second, true, hashes, path);
    }
    return new ConsistencyProof(first, second, path);
  }

  /** MTH(D[from:to]) for a range that is a subtree of the whole, complete or at its right edge. */
  static TreeHash range(long from, long to, HashSource hashes)
      throws IOException, RefusedException {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return hashes.hash(level, from >> level);
    }
    long middle = from + split(width);
    return TreeHash.ofNode(range(from, middle, hashes), range(middle, to, hashes));
  }

  /** The largest power of two smaller than {@code width}, k in RFC 9162, section 2.1.1. */
  static long split(long width) {
    return Long.highestOneBit(width - 1);
  }

  private static void path(long index, long from, long to, HashSource hashes, List<TreeHash> path)
      throws IOException, RefusedException {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, hashes, path);
      path.add(range(middle, to, hashes));
    } else {
      path(index, middle, to, hashes, path);
      path.add(range(from, middle, hashes));
    }
  }

  private static void subproof(
      long first, long from, long to, boolean known, HashSource hashes, List<TreeHash> path)
      throws IOException, RefusedException {
    if (first == to) {
      // The earlier root itself needs no telling when it is this very subtree.
      if (!known) {
        path.add(range(from, to, hashes));
      }
      return;
    }
    long middle = from + split(to - from);
    if (first <= middle) {
      subproof(first, from, middle, known, hashes, path);
      path.add(range(middle, to, hashes));
    } else {
      subproof(first, middle, to, false, hashes, path);
      path.add(range(from, middle, hashes));
    }
  }
}
