package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file of up to 256 consecutive entries of the register, each with its length in two bytes
 * before it, the higher one first (C2SP tlog-tiles, Log entries).
 */
public final class EntryBundle {

  /** The longest entry, in bytes; of larger things the register keeps the hash. */
  public static final int LONGEST_ENTRY = 0xffff;

  private final List<byte[]> entries;

  private EntryBundle(List<byte[]> entries) {
    this.entries = entries;
  }

  /**
   * The bundle of these entries.
   *
   * @throws RefusedException when there are none or more than 256, or one is too long; the offset
   *     is the number of the entry
   */
  public static EntryBundle of(List<byte[]> entries) throws RefusedException {
    if (entries.isEmpty() || entries.size() > TilePath.FULL) {
      throw new RefusedException(Rule.BUNDLE_WIDTH, entries.size());
    }
    List<byte[]> copies = new ArrayList<>();
    for (byte[] entry : entries) {
      if (entry.length > LONGEST_ENTRY) {
        throw new RefusedException(Rule.ENTRY_TOO_LONG, copies.size());
      }
      copies.add(entry.clone());
    }
    return new EntryBundle(copies);
  }

  /**
   * Reads the file of a bundle.
   *
   * @throws RefusedException when it is cut off or holds another number of entries
   */
  public static EntryBundle read(BundleCoordinate coordinate, byte[] file) throws RefusedException {
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (at < file.length) {
      if (entries.size() == coordinate.width()) {
        throw new RefusedException(Rule.BUNDLE_WIDTH, at);
      }
      int start = at + 2;
      int length =
          start > file.length
              ? LONGEST_ENTRY
              : Byte.toUnsignedInt(file[at]) << 8 | Byte.toUnsignedInt(file[at + 1]);
      if (length > file.length - start) {
        throw new RefusedException(Rule.BUNDLE_CUT_OFF, at);
      }
      at = start + length;
      entries.add(Arrays.copyOfRange(file, start, at));
    }
    if (entries.size() < coordinate.width()) {
      throw new RefusedException(Rule.BUNDLE_WIDTH, at);
    }
    return new EntryBundle(entries);
  }

  /** Copies of the entries in order. */
  public List<byte[]> entries() {
    return entries.stream().map(byte[]::clone).toList();
  }

  /** The hashes of the entries, the content of the tile of level 0 with the same index. */
  public List<TreeHash> hashes() {
    return entries.stream().map(TreeHash::ofEntry).toList();
  }

  /** The file: each entry after its length. */
  public byte[] file() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      file.write(entry.length >> 8);
      file.write(entry.length);
      file.writeBytes(entry);
    }
    return file.toByteArray();
  }
}
