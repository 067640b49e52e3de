package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.List;

/**
 * The proof that an entry stands at a place of the register (RFC 9162, section 2.1.3).
 *
 * @param index the place of the entry, counted from 0
 * @param size how many entries the tree has; it must come from a signed checkpoint, for the proof
 *     alone does not fix it
 * @param path the hashes beside the way from the entry to the root, the lowest first
 */
public record InclusionProof(long index, long size, List<TreeHash> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * Goes through the steps of RFC 9162, section 2.1.3.2, and returns only when the entry with this
   * hash stands at the index of the tree with this root.
   *
   * @throws RefusedException when it does not, or the proof does not show it
   */
  public void verify(TreeHash entry, TreeHash root) throws RefusedException {
    if (index < 0 || index >= size) {
      throw new RefusedException(Rule.INDEX_OUTSIDE_TREE, 0);
    }
    long fn = index;
    long sn = size - 1;
    TreeHash r = entry;
    for (int i = 0; i < path.size(); i++) {
      if (sn == 0) {
        throw new RefusedException(Rule.PROOF_TOO_LONG, i);
      }
      TreeHash p = path.get(i);
      if ((fn & 1) == 1 || fn == sn) {
        r = TreeHash.ofNode(p, r);
        // At the right edge there are levels without a neighbour; they are passed over.
        int passed = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= passed;
        sn >>= passed;
      } else {
        r = TreeHash.ofNode(r, p);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw new RefusedException(Rule.PROOF_TOO_SHORT, path.size());
    }
    if (!r.equals(root)) {
      throw new RefusedException(Rule.OTHER_ROOT, path.size());
    }
  }
}
