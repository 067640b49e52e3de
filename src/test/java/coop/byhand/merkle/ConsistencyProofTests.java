package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsistencyProofTests {

  @Test
  void thePublishedProofFromSixToEightIsMadeAndAccepted() throws Exception {
    List<TreeHash> d = TestTree.published();
    ConsistencyProof proof = TreeHashing.consistency(6, 8, TestTree.source(d));
    assertThat(proof.path())
        .extracting(TreeHash::toString)
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    proof.verify(TestTree.root(d.subList(0, 6)), TestTree.root(d));
  }

  @Test
  void everyPairOfSizesUpTo130IsConsistent() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(130);
    List<TreeHash> roots = roots(leaves);
    for (int second = 0; second <= 130; second++) {
      List<TreeHash> d = leaves.subList(0, second);
      for (int first = 0; first <= second; first++) {
        ConsistencyProof proof = TreeHashing.consistency(first, second, TestTree.source(d));
        assertThat(proof.path())
            .isEqualTo(first == 0 ? List.of() : TestTree.subproof(first, d, true));
        proof.verify(roots.get(first), roots.get(second));
      }
    }
  }

  @Test
  void noTamperedProofBetweenSizesUpTo130IsAccepted() {
    List<TreeHash> leaves = TestTree.leaves(130);
    List<TreeHash> roots = roots(leaves);
    for (int second = 2; second <= 130; second++) {
      List<TreeHash> d = leaves.subList(0, second);
      for (int first = 1; first < second; first++) {
        List<TreeHash> path = TestTree.subproof(first, d, true);
        for (List<TreeHash> tampered : TestTree.tampered(path)) {
          ConsistencyProof proof = new ConsistencyProof(first, second, tampered);
          Rule rule = refused(proof, roots.get(first), roots.get(second));
          if (tampered.size() == path.size()) {
            assertThat(rule).isIn(Rule.OTHER_EARLIER_ROOT, Rule.OTHER_LATER_ROOT);
          } else {
            assertThat(rule)
                .isEqualTo(
                    tampered.size() < path.size() ? Rule.PROOF_TOO_SHORT : Rule.PROOF_TOO_LONG);
          }
        }
      }
    }
  }

  @Test
  void otherRootsAreRefusedBetweenAllSizesUpTo130() {
    List<TreeHash> leaves = TestTree.leaves(130);
    List<TreeHash> roots = roots(leaves);
    for (int second = 2; second <= 130; second++) {
      List<TreeHash> d = leaves.subList(0, second);
      for (int first = 1; first < second; first++) {
        ConsistencyProof proof =
            new ConsistencyProof(first, second, TestTree.subproof(first, d, true));
        TreeHash early = roots.get(first);
        TreeHash late = roots.get(second);
        assertThat(refused(proof, early, TestTree.withOneBitChanged(late)))
            .isEqualTo(Rule.OTHER_LATER_ROOT);
        assertThat(refused(proof, TestTree.withOneBitChanged(early), late))
            .isEqualTo(
                // Where the earlier root begins the path, the later one goes wrong with it.
                Integer.bitCount(first) == 1 ? Rule.OTHER_LATER_ROOT : Rule.OTHER_EARLIER_ROOT);
        assertThat(refused(proof, late, early)).isNotNull();
      }
    }
  }

  @Test
  void aRewrittenHistoryIsNotConsistent() throws Exception {
    for (int changed = 0; changed < 20; changed++) {
      List<TreeHash> before = TestTree.leaves(20);
      List<TreeHash> after = new ArrayList<>(TestTree.leaves(33));
      after.set(changed, TestTree.withOneBitChanged(after.get(changed)));
      ConsistencyProof proof = TreeHashing.consistency(20, 33, TestTree.source(after));
      assertThat(refused(proof, TestTree.root(before), TestTree.root(after)))
          .isEqualTo(Rule.OTHER_EARLIER_ROOT);
    }
  }

  @Test
  void whatNeedsNoHashesTakesNone() throws Exception {
    TreeHash empty = TreeHash.ofEmptyTree();
    TreeHash other = TestTree.leaves(1).getFirst();
    new ConsistencyProof(0, 0, List.of()).verify(empty, empty);
    new ConsistencyProof(0, 5, List.of()).verify(empty, other);
    new ConsistencyProof(5, 5, List.of()).verify(other, other);
    assertThat(refused(new ConsistencyProof(0, 5, List.of()), other, other))
        .isEqualTo(Rule.OTHER_EARLIER_ROOT);
    assertThat(refused(new ConsistencyProof(0, 0, List.of()), empty, other))
        .isEqualTo(Rule.OTHER_LATER_ROOT);
    assertThat(refused(new ConsistencyProof(5, 5, List.of()), empty, other))
        .isEqualTo(Rule.OTHER_LATER_ROOT);
    assertThat(refused(new ConsistencyProof(0, 5, List.of(other)), empty, other))
        .isEqualTo(Rule.PROOF_TOO_LONG);
    assertThat(refused(new ConsistencyProof(5, 5, List.of(other)), other, other))
        .isEqualTo(Rule.PROOF_TOO_LONG);
    assertThat(refused(new ConsistencyProof(3, 5, List.of()), other, other))
        .isEqualTo(Rule.PROOF_TOO_SHORT);
    // The earlier root alone would lead to itself.
    assertThat(refused(new ConsistencyProof(4, 5, List.of()), other, other))
        .isEqualTo(Rule.PROOF_TOO_SHORT);
  }

  @Test
  void aRegisterNeverShrinks() {
    TreeHash root = TreeHash.ofEmptyTree();
    assertThat(refused(new ConsistencyProof(3, 2, List.of()), root, root))
        .isEqualTo(Rule.TREE_SHRANK);
    assertThat(refused(new ConsistencyProof(-1, 2, List.of()), root, root))
        .isEqualTo(Rule.TREE_SHRANK);
    HashSource source = TestTree.source(TestTree.leaves(3));
    assertThatIllegalArgumentException().isThrownBy(() -> TreeHashing.consistency(3, 2, source));
    assertThatIllegalArgumentException().isThrownBy(() -> TreeHashing.consistency(-1, 2, source));
  }

  private static List<TreeHash> roots(List<TreeHash> leaves) {
    List<TreeHash> roots = new ArrayList<>();
    for (int size = 0; size <= leaves.size(); size++) {
      roots.add(TestTree.root(leaves.subList(0, size)));
    }
    return roots;
  }

  private static Rule refused(ConsistencyProof proof, TreeHash first, TreeHash second) {
    try {
      proof.verify(first, second);
    } catch (RefusedException refusal) {
      return refusal.rule();
    }
    throw new AssertionError("accepted: " + proof);
  }
}
