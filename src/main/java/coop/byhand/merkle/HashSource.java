package coop.byhand.merkle;

import java.io.IOException;

/** Where the hashes of complete subtrees of a register come from, for instance its tiles. */
@FunctionalInterface
public interface HashSource {

  /**
   * The hash over the 2^level entries from {@code index · 2^level} on, MTH(D[index · 2^level :
   * (index + 1) · 2^level]) of RFC 9162, section 2.1.1. Level 0 holds the hashes of the entries.
   *
   * @throws IOException when it cannot be read
   * @throws RefusedException when what was read is malformed, or the tree is too small
   */
  TreeHash hash(int level, long index) throws IOException, RefusedException;
}
