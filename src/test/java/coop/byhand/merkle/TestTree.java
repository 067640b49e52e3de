package coop.byhand.merkle;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Trees for tests, with roots and proofs straight from the recursive definitions of RFC 9162. */
public final class TestTree {

  /** The inputs of the eight leaves which Certificate Transparency publishes. */
  private static final List<byte[]> PUBLISHED =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .toList();

  private TestTree() {}

  static List<byte[]> publishedInputs() {
    return PUBLISHED;
  }

  static List<TreeHash> published() {
    return PUBLISHED.stream().map(TreeHash::ofEntry).toList();
  }

  static byte[] entry(int number) {
    return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
  }

  static List<TreeHash> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> TreeHash.ofEntry(entry(i))).toList();
  }

  static TreeHash root(List<TreeHash> d) {
    return TreeHash.of(Rfc6962.root(d.stream().map(TreeHash::bytes).toList()));
  }

  static HashSource source(List<TreeHash> d) {
    return (level, index) -> root(d.subList((int) (index << level), (int) ((index + 1) << level)));
  }

  /** PATH(m, D_n) of RFC 9162, section 2.1.3.1. */
  static List<TreeHash> path(int m, List<TreeHash> d) {
    if (d.size() == 1) {
      return List.of();
    }
    int k = Integer.highestOneBit(d.size() - 1);
    return m < k
        ? and(path(m, d.subList(0, k)), root(d.subList(k, d.size())))
        : and(path(m - k, d.subList(k, d.size())), root(d.subList(0, k)));
  }

  /** SUBPROOF(m, D_n, b) of RFC 9162, section 2.1.4.1. */
  static List<TreeHash> subproof(int m, List<TreeHash> d, boolean b) {
    if (m == d.size()) {
      return b ? List.of() : List.of(root(d));
    }
    int k = Integer.highestOneBit(d.size() - 1);
    return m <= k
        ? and(subproof(m, d.subList(0, k), b), root(d.subList(k, d.size())))
        : and(subproof(m - k, d.subList(k, d.size()), false), root(d.subList(0, k)));
  }

  static TreeHash withOneBitChanged(TreeHash hash) {
    byte[] bytes = hash.bytes();
    bytes[17] ^= 4;
    return TreeHash.of(bytes);
  }

  /** Every way to change one hash, to leave one out, to double one and to add one. */
  public static List<List<TreeHash>> tampered(List<TreeHash> path) {
    List<List<TreeHash>> all = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      List<TreeHash> changed = new ArrayList<>(path);
      changed.set(i, withOneBitChanged(path.get(i)));
      all.add(changed);
      List<TreeHash> shorter = new ArrayList<>(path);
      shorter.remove(i);
      all.add(shorter);
      List<TreeHash> doubled = new ArrayList<>(path);
      doubled.add(i, path.get(i));
      all.add(doubled);
    }
    all.add(and(path, TreeHash.ofEmptyTree()));
    return all;
  }

  private static List<TreeHash> and(List<TreeHash> list, TreeHash last) {
    List<TreeHash> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }
}
