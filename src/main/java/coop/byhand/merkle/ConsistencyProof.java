package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof that a later state of the register begins with an earlier one, so that nothing was
 * changed or removed (RFC 9162, section 2.1.4).
 *
 * @param first how many entries the earlier tree has
 * @param second how many entries the later tree has
 * @param path the hashes from which both roots follow; empty when nothing was added, and when the
 *     earlier tree was empty
 */
public record ConsistencyProof(long first, long second, List<TreeHash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * Goes through the steps of RFC 9162, section 2.1.4.2, and returns only when the tree with the
   * later root begins with the tree with the earlier root. The two cases which the RFC leaves out
   * follow tlog-witness: from an empty tree, and to a tree of the same size, by an empty proof.
   *
   * @throws RefusedException when it does not, or the proof does not show it
   */
  public void verify(TreeHash firstRoot, TreeHash secondRoot) throws RefusedException {
    if (first < 0 || first > second) {
      throw new RefusedException(Rule.TREE_SHRANK, 0);
    }
    if (first == 0 || first == second) {
      verifyWithoutHashes(firstRoot, secondRoot);
      return;
    }
    if (path.isEmpty()) {
      throw new RefusedException(Rule.PROOF_TOO_SHORT, 0);
    }
    climb(firstRoot, secondRoot);
  }

  private void verifyWithoutHashes(TreeHash firstRoot, TreeHash secondRoot)
      throws RefusedException {
    if (!path.isEmpty()) {
      throw new RefusedException(Rule.PROOF_TOO_LONG, 0);
    }
    if (first == 0 && !firstRoot.equals(TreeHash.ofEmptyTree())) {
      throw new RefusedException(Rule.OTHER_EARLIER_ROOT, 0);
    }
    if (first == second && !firstRoot.equals(secondRoot)) {
      throw new RefusedException(Rule.OTHER_LATER_ROOT, 0);
    }
  }

  private void climb(TreeHash firstRoot, TreeHash secondRoot) throws RefusedException {
    List<TreeHash> hashes = new ArrayList<>(path);
    if (Long.bitCount(first) == 1) {
      // Then the earlier tree is itself a subtree of the later one, and its root begins the path.
      hashes.addFirst(firstRoot);
    }
    int told = hashes.size() - path.size();
    int passed = Long.numberOfTrailingZeros(first);
    long fn = (first - 1) >> passed;
    long sn = (second - 1) >> passed;
    TreeHash fr = hashes.getFirst();
    TreeHash sr = fr;
    for (int i = 1; i < hashes.size(); i++) {
      if (sn == 0) {
        throw new RefusedException(Rule.PROOF_TOO_LONG, i - told);
      }
      TreeHash c = hashes.get(i);
      if ((fn & 1) == 1 || fn == sn) {
        fr = TreeHash.ofNode(c, fr);
        sr = TreeHash.ofNode(c, sr);
        int edge = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
        fn >>= edge;
        sn >>= edge;
      } else {
        sr = TreeHash.ofNode(sr, c);
      }
      fn >>= 1;
      sn >>= 1;
    }
    if (sn != 0) {
      throw new RefusedException(Rule.PROOF_TOO_SHORT, path.size());
    }
    if (!fr.equals(firstRoot)) {
      throw new RefusedException(Rule.OTHER_EARLIER_ROOT, path.size());
    }
    if (!sr.equals(secondRoot)) {
      throw new RefusedException(Rule.OTHER_LATER_ROOT, path.size());
    }
  }
}
