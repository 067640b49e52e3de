package coop.byhand.media.c2pa.binding;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Merkle trees of C2PA (2.2 §18.6.1): each row has half as many nodes as the one below, rounded up;
 * a node without a neighbour goes up as it is.
 */
final class MerkleTree {

  private MerkleTree() {}

  /** Whether some row of a tree with so many leaves has this width. */
  static boolean hasRow(long leaves, int width) {
    long row = leaves;
    while (row > width && row > 1) {
      row = (row + 1) / 2;
    }
    return row == width && width > 0;
  }

  /** The row of this width above the leaves. */
  static List<byte[]> row(HashAlgorithm algorithm, List<byte[]> leaves, int width) {
    List<byte[]> row = leaves;
    while (row.size() > width && row.size() > 1) {
      List<byte[]> above = new ArrayList<>((row.size() + 1) / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(i + 1 < row.size() ? join(algorithm, row.get(i), row.get(i + 1)) : row.get(i));
      }
      row = above;
    }
    return row;
  }

  /**
   * The node of the row of this width to which a leaf and its proof lead; empty where the proof has
   * too few nodes.
   */
  static Optional<Node> climb(
      HashAlgorithm algorithm,
      byte[] leaf,
      long location,
      long leaves,
      int width,
      List<ByteSlice> proof) {
    byte[] hash = leaf;
    long index = location;
    int used = 0;
    for (long row = leaves; row > width && row > 1; row = (row + 1) / 2) {
      boolean right = index % 2 == 1;
      if (right || index + 1 < row) {
        if (used == proof.size()) {
          return Optional.empty();
        }
        byte[] neighbour = proof.get(used++).toArray();
        hash = right ? join(algorithm, neighbour, hash) : join(algorithm, hash, neighbour);
      }
      index /= 2;
    }
    return Optional.of(new Node((int) index, ByteSlice.of(hash)));
  }

  /** A node and its place in its row. */
  record Node(int index, ByteSlice hash) {}

  private static byte[] join(HashAlgorithm algorithm, byte[] left, byte[] right) {
    MessageDigest digest = algorithm.digest();
    digest.update(left);
    return digest.digest(right);
  }
}
