package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompactTreeTests {

  /** Roots over the first one to eight leaves, as Certificate Transparency publishes them. */
  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void entryByEntryTheRootsAreTheOnesPublished() {
    CompactTree tree = new CompactTree();
    assertThat(tree.root())
        .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (int i = 0; i < ROOTS.size(); i++) {
      tree.append(TestTree.published().get(i));
      assertThat(tree.root()).hasToString(ROOTS.get(i));
    }
  }

  @Test
  void everySizeUpTo130HasTheRootOfTheDefinition() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(130);
    CompactTree tree = new CompactTree();
    for (int size = 0; size <= 130; size++) {
      List<TreeHash> d = leaves.subList(0, size);
      assertThat(tree.size()).isEqualTo(size);
      assertThat(tree.peaks()).hasSize(Integer.bitCount(size));
      assertThat(tree.root()).isEqualTo(TestTree.root(d));
      assertThat(TreeHashing.root(size, TestTree.source(d))).isEqualTo(tree.root());
      if (size < 130) {
        tree.append(leaves.get(size));
      }
    }
  }

  @Test
  void aTreeIsTakenUpAgainAtEverySize() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(131);
    for (int size = 0; size <= 130; size++) {
      CompactTree again = CompactTree.at(size, TestTree.source(leaves.subList(0, size)));
      assertThat(again.size()).isEqualTo(size);
      assertThat(again.root()).isEqualTo(TestTree.root(leaves.subList(0, size)));
      again.append(leaves.get(size));
      assertThat(again.root()).isEqualTo(TestTree.root(leaves.subList(0, size + 1)));
    }
  }

  @Test
  void noTreeHasANegativeSize() {
    HashSource none = TestTree.source(List.of());
    assertThatIllegalArgumentException().isThrownBy(() -> CompactTree.at(-1, none));
    assertThatIllegalArgumentException().isThrownBy(() -> TreeHashing.root(-1, none));
  }

  @Test
  void aHashHas32BytesAndKeepsThem() {
    assertThatIllegalArgumentException().isThrownBy(() -> TreeHash.of(new byte[31]));
    byte[] bytes = new byte[32];
    TreeHash hash = TreeHash.of(bytes);
    bytes[0] = 1;
    hash.bytes()[1] = 1;
    assertThat(hash).isEqualTo(TreeHash.of(new byte[32])).isNotEqualTo(TreeHash.of(bytes));
    assertThat(hash).hasSameHashCodeAs(TreeHash.of(new byte[32]));
    assertThat(hash.hashCode()).isNotEqualTo(TreeHash.of(bytes).hashCode());
    assertThat(hash.equals(new Object())).isFalse();
  }
}
