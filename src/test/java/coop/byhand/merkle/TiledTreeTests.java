package coop.byhand.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import coop.byhand.merkle.RefusedException.Rule;
import java.io.FileNotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TiledTreeTests {

  /** Sizes around the edges of the first three levels. */
  private static final List<Integer> SIZES =
      List.of(1, 2, 3, 130, 255, 256, 257, 511, 512, 513, 700, 65_535, 65_536, 65_537, 70_000);

  /** Files by their path, as a static site would hold them. */
  private final Map<String, byte[]> site = new HashMap<>();

  private final TileSource source =
      coordinate -> {
        byte[] file = site.get(coordinate.path());
        if (file == null) {
          throw new FileNotFoundException(coordinate.path());
        }
        return Tile.read(coordinate, file);
      };

  private void publish(Tile tile) {
    // A file that was once published never changes.
    byte[] before = site.put(tile.coordinate().path(), tile.file());
    assertThat(before)
        .satisfiesAnyOf(b -> assertThat(b).isNull(), b -> assertThat(b).isEqualTo(tile.file()));
  }

  @Test
  void theEdgeHasTheRootOfTheDefinitionAtEverySizeUpTo1000() {
    TileEdge edge = new TileEdge();
    CompactTree compact = new CompactTree();
    assertThat(edge.root()).isEqualTo(TreeHash.ofEmptyTree());
    assertThat(edge.partialTiles()).isEmpty();
    for (TreeHash leaf : TestTree.leaves(1000)) {
      edge.append(leaf, this::publish);
      compact.append(leaf);
      assertThat(edge.root()).isEqualTo(compact.root());
      assertThat(edge.size()).isEqualTo(compact.size());
    }
  }

  @Test
  void rootsAndProofsReadFromTilesAreTheOnesOfTheTree() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(70_000);
    TileEdge edge = new TileEdge();
    CompactTree compact = new CompactTree();
    for (TreeHash leaf : leaves) {
      edge.append(leaf, this::publish);
      compact.append(leaf);
      int size = (int) edge.size();
      if (SIZES.contains(size)) {
        edge.partialTiles().forEach(this::publish);
        assertThat(edge.root()).isEqualTo(compact.root());
        readEverything(leaves, size, compact.root());
      }
    }
    assertThat(site.keySet())
        .contains("tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17")
        .contains("tile/2/000.p/1", "tile/1/000.p/1")
        .doesNotContain("tile/0/001.p/256", "tile/0/273");
    assertThat(site.keySet()).filteredOn(p -> p.matches("tile/0/[0-9]+")).hasSize(273);
  }

  private void readEverything(List<TreeHash> leaves, int size, TreeHash root) throws Exception {
    TiledTree tree = new TiledTree(size, source);
    assertThat(tree.size()).isEqualTo(size);
    assertThat(tree.root()).isEqualTo(root);
    List<TreeHash> d = leaves.subList(0, size);
    for (int index : new int[] {0, 1, 255, 256, 257, 65_535, 65_536, size / 2, size - 1}) {
      if (index < size) {
        InclusionProof proof = tree.inclusion(index);
        assertThat(proof.path()).isEqualTo(TestTree.path(index, d));
        proof.verify(leaves.get(index), root);
      }
    }
    for (int first : SIZES) {
      if (first <= size) {
        ConsistencyProof proof = tree.consistency(first);
        assertThat(proof.path()).isEqualTo(TestTree.subproof(first, d, true));
        proof.verify(TestTree.root(leaves.subList(0, first)), root);
      }
    }
  }

  @Test
  void theEdgeIsTakenUpAgainFromItsTiles() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(1200);
    for (int size : new int[] {0, 1, 255, 256, 257, 512, 600, 1023, 1024}) {
      site.clear();
      TileEdge edge = new TileEdge();
      leaves.subList(0, size).forEach(leaf -> edge.append(leaf, this::publish));
      edge.partialTiles().forEach(this::publish);
      TileEdge again = TileEdge.at(size, source);
      assertThat(again.size()).isEqualTo(size);
      assertThat(again.root()).isEqualTo(TestTree.root(leaves.subList(0, size)));
      assertThat(again.partialTiles()).isEqualTo(edge.partialTiles());
      leaves.subList(size, 1200).forEach(leaf -> again.append(leaf, this::publish));
      assertThat(again.root()).isEqualTo(TestTree.root(leaves));
      assertThat(site).containsKeys("tile/0/000", "tile/0/001", "tile/0/002", "tile/0/003");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> TileEdge.at(-1, source));
  }

  @Test
  void aProofReadsEachTileOnceAndAMissingOneIsSaid() throws Exception {
    TileEdge edge = new TileEdge();
    TestTree.leaves(700).forEach(leaf -> edge.append(leaf, this::publish));
    edge.partialTiles().forEach(this::publish);
    Map<TileCoordinate, Integer> reads = new HashMap<>();
    TiledTree tree =
        new TiledTree(
            700,
            coordinate -> {
              reads.merge(coordinate, 1, Integer::sum);
              return source.tile(coordinate);
            });
    InclusionProof proof = tree.inclusion(300);
    assertThat(reads.keySet())
        .extracting(TileCoordinate::path)
        .containsExactlyInAnyOrder("tile/0/001", "tile/0/002.p/188", "tile/1/000.p/2");
    assertThat(reads.values()).containsOnly(1);
    assertThat(proof.path()).hasSize(10);
    site.remove("tile/0/001");
    assertThatThrownBy(() -> new TiledTree(700, source).inclusion(300))
        .isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void aChangedTileLeadsToAnotherRoot() throws Exception {
    List<TreeHash> leaves = TestTree.leaves(700);
    TileEdge edge = new TileEdge();
    leaves.forEach(leaf -> edge.append(leaf, this::publish));
    edge.partialTiles().forEach(this::publish);
    byte[] file = site.get("tile/0/002.p/188");
    file[187 * 32] ^= 1;
    InclusionProof proof = new TiledTree(700, source).inclusion(300);
    assertThat(rule(() -> proof.verify(leaves.get(300), edge.root()))).isEqualTo(Rule.OTHER_ROOT);
  }

  @Test
  void aTileIsExactlyAsLongAsItsHashes() throws Exception {
    TileCoordinate two = new TileCoordinate(0, 0, 2);
    for (int length : new int[] {0, 32, 63, 65, 96}) {
      assertThat(rule(() -> Tile.read(two, new byte[length]))).isEqualTo(Rule.TILE_WIDTH);
    }
    assertThat(Tile.read(two, new byte[64]).file()).isEqualTo(new byte[64]);
    assertThatIllegalArgumentException().isThrownBy(() -> new Tile(two, List.of()));
    Tile other = Tile.read(two, new byte[64]);
    assertThat(rule(() -> new TiledTree(3, coordinate -> other).root())).isEqualTo(Rule.TILE_WIDTH);
  }

  @Test
  void whatTheTreeDoesNotHaveIsNotRead() throws Exception {
    assertThat(new TiledTree(0, source).root()).isEqualTo(TreeHash.ofEmptyTree());
    TiledTree tree = new TiledTree(5, source);
    long[][] none = {{0, 5}, {1, 2}, {2, 1}, {3, 0}, {0, -1}, {-1, 0}, {63, 0}, {64, 0}};
    for (long[] at : none) {
      assertThat(rule(() -> tree.hash((int) at[0], at[1]))).isEqualTo(Rule.NO_SUCH_TILE);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new TiledTree(-1, source));
  }

  private static Rule rule(ThrowingCallable call) {
    return catchThrowableOfType(RefusedException.class, call).rule();
  }
}
