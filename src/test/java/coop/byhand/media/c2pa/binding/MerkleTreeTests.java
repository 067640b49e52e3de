package coop.byhand.media.c2pa.binding;

import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of hashes against trees drawn by hand, and what a tree must say of itself. */
class MerkleTreeTests {

  private static final HashAlgorithm SHA = HashAlgorithm.SHA256;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyLeafClimbsToEveryRow(int count) throws Exception {
    List<List<byte[]>> rows = rows(count);
    for (int height = 0; height < rows.size(); height++) {
      List<byte[]> row = rows.get(height);
      assertThat(MerkleTree.row(SHA, rows.getFirst(), row.size()))
          .usingElementComparator(Arrays::compare)
          .isEqualTo(row);
      for (int leaf = 0; leaf < count; leaf++) {
        List<ByteSlice> proof = proof(rows, leaf, height);
        byte[] hash = rows.getFirst().get(leaf);
        assertThat(MerkleTree.climb(SHA, hash, leaf, count, row.size(), proof))
            .contains(new MerkleTree.Node(leaf >> height, ByteSlice.of(row.get(leaf >> height))));
        if (!proof.isEmpty()) {
          List<ByteSlice> less = proof.subList(1, proof.size());
          assertThat(MerkleTree.climb(SHA, hash, leaf, count, row.size(), less)).isEmpty();
        }
      }
    }
  }

  @Test
  void onlyWidthsOfItsRowsAreRowsOfATree() {
    List<Integer> widths = new ArrayList<>();
    for (int width = -1; width < 10; width++) {
      if (MerkleTree.hasRow(9, width)) {
        widths.add(width);
      }
    }
    assertThat(widths).containsExactly(1, 2, 3, 5, 9);
    assertThat(MerkleTree.hasRow(6, 4)).isFalse();
    assertThat(MerkleTree.hasRow(0, 0)).isFalse();
  }

  private static List<List<byte[]>> rows(int count) throws Exception {
    List<byte[]> row = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      row.add(MessageDigest.getInstance("SHA-256").digest(new byte[] {(byte) i}));
    }
    List<List<byte[]>> rows = new ArrayList<>(List.of(row));
    while (row.size() > 1) {
      List<byte[]> above = new ArrayList<>();
      for (int i = 0; i < row.size(); i += 2) {
        if (i + 1 == row.size()) {
          above.add(row.get(i));
        } else {
          byte[] both = Arrays.copyOf(row.get(i), 64);
          System.arraycopy(row.get(i + 1), 0, both, 32, 32);
          above.add(MessageDigest.getInstance("SHA-256").digest(both));
        }
      }
      row = above;
      rows.add(row);
    }
    return rows;
  }

  private static List<ByteSlice> proof(List<List<byte[]>> rows, int leaf, int height) {
    List<ByteSlice> proof = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      int beside = leaf >> i ^ 1;
      if (beside < rows.get(i).size()) {
        proof.add(ByteSlice.of(rows.get(i).get(beside)));
      }
    }
    return proof;
  }

  @Test
  void aTreeSaysWhatItNeedsToSay() throws Exception {
    MerkleMap read = tree("count", 3).orElseThrow();
    assertThat(read.uniqueId()).isEqualTo(4);
    assertThat(read.localId()).isEqualTo(1);
    assertThat(read.count()).isEqualTo(3);
    assertThat(read.algorithm()).isEqualTo(SHA);
    assertThat(read.row()).hasSize(1);
    assertThat(read.fixedBlock()).isZero();
    assertThat(read.blocks()).isEmpty();
    assertThat(tree("alg", "sha512").orElseThrow().algorithm()).isEqualTo(HashAlgorithm.SHA512);
    assertThat(tree("variableBlockSizes", List.of(0, 5)).orElseThrow().blocks())
        .containsExactly(0L, 5L);
    assertThat(tree("fixedBlockSize", 7).orElseThrow().fixedBlock()).isEqualTo(7);
    assertThat(tree("count", MerkleMap.MAX_LEAVES)).isPresent();
    assertThat(tree("initHash", new byte[2]).orElseThrow().initHash()).isPresent();
  }

  @Test
  void aTreeThatSaysItWronglyIsMalformed() throws Exception {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            map("uniqueId", "x"),
            map("localId", "x"),
            map("alg", "md5"),
            map("count", 0),
            map("count", MerkleMap.MAX_LEAVES + 1),
            map("hashes", List.of()),
            map("hashes", List.of(new byte[32], "x")),
            map("hashes", List.of(new byte[32], new byte[32], new byte[32], new byte[32])),
            map("fixedBlockSize", -1),
            map("variableBlockSizes", List.of(-1)),
            map("variableBlockSizes", List.of("x")),
            map("fixedBlockSize", 7, "variableBlockSizes", List.of(1)))) {
      assertThat(tree(wrong)).isEmpty();
    }
  }

  private static Optional<MerkleMap> tree(String field, Object value) throws Exception {
    return tree(map(field, value));
  }

  private static Optional<MerkleMap> tree(Map<String, Object> changed) throws Exception {
    Map<String, Object> tree =
        map("uniqueId", 4, "localId", 1, "count", 3, "hashes", List.of(new byte[32]));
    tree.putAll(changed);
    return MerkleMap.of(Cbor.read(TestCbor.of(tree)), SHA);
  }

  @Test
  void rangesAreNeitherNegativeNorBeyondAllFiles() throws Exception {
    assertThat(range(0, 0)).contains(new ByteRange(0, 0));
    assertThat(range(Long.MAX_VALUE - 5, 5)).contains(new ByteRange(Long.MAX_VALUE - 5, 5));
    assertThat(range(Long.MAX_VALUE - 5, 6)).isEmpty();
    assertThat(range(-1, 5)).isEmpty();
    assertThat(range(5, -1)).isEmpty();
    assertThat(Exclusions.range(Cbor.read(TestCbor.of(map("start", 1))), "start")).isEmpty();
    assertThat(Exclusions.range(Cbor.read(TestCbor.of(map("length", 1))), "start")).isEmpty();
  }

  private static Optional<ByteRange> range(long start, long length) throws Exception {
    return Exclusions.range(Cbor.read(TestCbor.of(map("start", start, "length", length))), "start");
  }

  @Test
  void placesAreHashedBeforeWhatStandsThere() throws Exception {
    byte[] file = new byte[30];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) (i + 1);
    }
    List<ByteRange> gaps = List.of(new ByteRange(0, 3), new ByteRange(7, 3), new ByteRange(18, 20));
    List<Long> places = List.of(4L, 5L, 7L, 12L, 18L, 19L, 20L);
    byte[] hash = FileHash.of(SHA, Bytes.of(file), new ByteRange(5, 15), gaps, places);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    place(all, 5);
    all.write(file, 5, 2);
    place(all, 7);
    all.write(file, 10, 2);
    place(all, 12);
    all.write(file, 12, 6);
    place(all, 18);
    place(all, 19);
    assertThat(hash).isEqualTo(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
  }

  private static void place(ByteArrayOutputStream all, long at) {
    all.writeBytes(ByteBuffer.allocate(8).putLong(at).array());
  }
}
