package coop.byhand.merkle;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 hash of an entry or of a subtree of the register: 32 bytes that cannot change (RFC
 * 9162, section 2.1.1).
 */
public final class TreeHash {

  /** Bytes in a hash. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The hash with these 32 bytes.
   *
   * @throws IllegalArgumentException when there are fewer or more
   */
  public static TreeHash of(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  /** The hash of an entry: SHA-256(0x00 ‖ entry). */
  public static TreeHash ofEntry(byte[] entry) {
    return new TreeHash(Rfc6962.leaf(entry));
  }

  /** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
  public static TreeHash ofNode(TreeHash left, TreeHash right) {
    return new TreeHash(Rfc6962.node(left.bytes, right.bytes));
  }

  /** The root of a tree without entries, the hash of nothing. */
  public static TreeHash ofEmptyTree() {
    return new TreeHash(Rfc6962.root(List.of()));
  }

  static TreeHash at(byte[] source, int from, int to) {
    if (to - from != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + (to - from));
    }
    return new TreeHash(Arrays.copyOfRange(source, from, to));
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  void writeTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Lower-case hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
