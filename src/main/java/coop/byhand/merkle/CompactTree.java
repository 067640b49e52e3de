package coop.byhand.merkle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree that keeps only its right edge: the roots of its largest complete subtrees, at most 63
 * hashes however long the register is. It takes entries at the end and tells the root at any time
 * (RFC 9162, sections 2.1.1 and 2.1.2). Not safe for several threads.
 */
public final class CompactTree {

  private final List<TreeHash> peaks = new ArrayList<>();
  private long size;

  /** A tree without entries. */
  public CompactTree() {}

  /**
   * The tree over the first {@code size} entries, taken up again where it stood.
   *
   * @throws IllegalArgumentException for a negative size
   */
  public static CompactTree at(long size, HashSource hashes) throws IOException, RefusedException {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size: " + size);
    }
    CompactTree tree = new CompactTree();
    for (long from = 0, width; from < size; from += width) {
      width = Long.highestOneBit(size - from);
      tree.peaks.add(TreeHashing.range(from, from + width, hashes));
    }
    tree.size = size;
    return tree;
  }

  /** Puts an entry, given by its hash, at the end. */
  public void append(TreeHash entry) {
    TreeHash hash = entry;
    // RFC 9162, section 2.1.2: one merge for every trailing one of the old size.
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = TreeHash.ofNode(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    size++;
  }

  /** How many entries the tree has. */
  public long size() {
    return size;
  }

  /** The roots of the complete subtrees, the largest first; one for every one bit of the size. */
  public List<TreeHash> peaks() {
    return List.copyOf(peaks);
  }

  /** The root over all entries so far. */
  public TreeHash root() {
    if (peaks.isEmpty()) {
      return TreeHash.ofEmptyTree();
    }
    TreeHash root = peaks.getLast();
    for (TreeHash left : peaks.reversed().subList(1, peaks.size())) {
      root = TreeHash.ofNode(left, root);
    }
    return root;
  }
}
