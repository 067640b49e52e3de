package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class InclusionProofTests {

  @Test
  void thePublishedProofsAreMadeAndAccepted() throws Exception {
    published(
        0,
        8,
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    published(
        5,
        8,
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    published(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  }

  private static void published(int index, int size, String... hex) throws Exception {
    List<TreeHash> d = TestTree.published().subList(0, size);
    InclusionProof proof = TreeHashing.inclusion(index, size, TestTree.source(d));
    assertThat(proof.path()).extracting(TreeHash::toString).containsExactly(hex);
    proof.verify(d.get(index), TestTree.root(d));
  }

  @Test
  void everyEntryOfEverySizeUpTo130IsProven() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(130);
    for (int size = 1; size <= 130; size++) {
      List<TreeHash> d = leaves.subList(0, size);
      TreeHash root = TestTree.root(d);
      for (int index = 0; index < size; index++) {
        InclusionProof proof = TreeHashing.inclusion(index, size, TestTree.source(d));
        assertThat(proof.path()).isEqualTo(TestTree.path(index, d));
        proof.verify(d.get(index), root);
      }
    }
  }

  @Test
  void noTamperedProofOfAnySizeUpTo130IsAccepted() {
    List<TreeHash> leaves = TestTree.leaves(130);
    for (int size = 1; size <= 130; size++) {
      List<TreeHash> d = leaves.subList(0, size);
      TreeHash root = TestTree.root(d);
      for (int index = 0; index < size; index++) {
        List<TreeHash> path = TestTree.path(index, d);
        InclusionProof proof = new InclusionProof(index, size, path);
        TreeHash leaf = d.get(index);
        assertThat(refused(proof, TestTree.withOneBitChanged(leaf), root))
            .isEqualTo(Rule.OTHER_ROOT);
        assertThat(refused(proof, leaf, TestTree.withOneBitChanged(root)))
            .isEqualTo(Rule.OTHER_ROOT);
        for (List<TreeHash> tampered : TestTree.tampered(path)) {
          Rule expected =
              tampered.size() == path.size()
                  ? Rule.OTHER_ROOT
                  : tampered.size() < path.size() ? Rule.PROOF_TOO_SHORT : Rule.PROOF_TOO_LONG;
          assertThat(refused(new InclusionProof(index, size, tampered), leaf, root))
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aProofForOneEntryIsNoneForAnotherPlace() {
    List<TreeHash> leaves = TestTree.leaves(40);
    for (int size = 1; size <= 40; size++) {
      List<TreeHash> d = leaves.subList(0, size);
      for (int index = 0; index < size; index++) {
        List<TreeHash> path = TestTree.path(index, d);
        for (int other = 0; other < size; other++) {
          if (other != index) {
            InclusionProof moved = new InclusionProof(other, size, path);
            assertThat(refused(moved, d.get(index), TestTree.root(d)))
                .isIn(Rule.OTHER_ROOT, Rule.PROOF_TOO_LONG, Rule.PROOF_TOO_SHORT);
          }
        }
      }
    }
  }

  @Test
  void theRefusalTellsWhichHashIsTheFirstTooMany() {
    List<TreeHash> d = TestTree.leaves(3);
    List<TreeHash> path = List.of(d.get(1), d.get(2), d.get(2));
    RefusedException refusal =
        catchThrowableOfType(
            RefusedException.class,
            () -> new InclusionProof(0, 3, path).verify(d.get(0), TestTree.root(d)));
    assertThat(refusal.rule()).isEqualTo(Rule.PROOF_TOO_LONG);
    assertThat(refusal.offset()).isEqualTo(2);
    assertThat(refusal).hasMessage(Rule.PROOF_TOO_LONG.says() + " (at 2)");
  }

  @Test
  void anEntryOutsideTheTreeIsNeitherProvenNorAccepted() {
    List<TreeHash> d = TestTree.leaves(2);
    HashSource source = TestTree.source(d);
    assertThatIllegalArgumentException().isThrownBy(() -> TreeHashing.inclusion(2, 2, source));
    assertThatIllegalArgumentException().isThrownBy(() -> TreeHashing.inclusion(-1, 2, source));
    for (long[] wrong : new long[][] {{2, 2}, {-1, 2}, {0, 0}, {0, -1}, {3, 2}}) {
      InclusionProof proof = new InclusionProof(wrong[0], wrong[1], List.of());
      assertThat(refused(proof, d.get(0), d.get(0))).isEqualTo(Rule.INDEX_OUTSIDE_TREE);
    }
  }

  private static Rule refused(InclusionProof proof, TreeHash entry, TreeHash root) {
    try {
      proof.verify(entry, root);
    } catch (RefusedException refusal) {
      return refusal.rule();
    }
    throw new AssertionError("accepted: " + proof);
  }
}
