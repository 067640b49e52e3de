package coop.byhand.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The hashing of a Merkle tree as in RFC 6962, section 2.1, with SHA-256. Leaves and inner nodes
 * carry different first bytes, so that no leaf can pass for a node.
 */
public final class Rfc6962 {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Rfc6962() {}

  /** SHA-256(0x00 ‖ entry). */
  public static byte[] leaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  /** SHA-256(0x01 ‖ left ‖ right). */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root over these leaf hashes in order; of none at all it is the hash of nothing. */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256().digest();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst().clone();
    }
    // The left half holds the largest power of two that is smaller than the number of leaves.
    int split = Integer.highestOneBit(leaves.size() - 1);
    return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
