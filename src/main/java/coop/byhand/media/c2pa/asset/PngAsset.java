package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.PngReader;
import coop.byhand.media.container.StealthText;
import java.util.List;

/** PNG (W3C, third edition): the store is the content of the chunk {@code caBX}. */
final class PngAsset implements AssetReader {

  private static final int SIGNATURE = 8;

  /** Length and name before the content, check sum behind it. */
  private static final int HEADER = 8;

  private static final int AROUND = HEADER + 4;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    walk.part(file, "PNGh", 0, SIGNATURE);
    long at = SIGNATURE;
    while (at < file.size()) {
      long length = file.u32(at);
      String name = file.latin1(at + 4, 4);
      if (!name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
        throw file.bad(MediaRule.BROKEN, at, "chunk");
      }
      file.require(at + HEADER, length);
      boolean store = name.equals("caBX");
      if (store) {
        walk.store(
            List.of(new ByteRange(at + HEADER, length)),
            List.of(new ByteRange(at, length + AROUND)));
      } else {
        PngReader.readMetadata(name, file.slice(at + HEADER, length), walk.findings());
      }
      file.require(at, length + AROUND);
      walk.part(file, store ? AssetWalk.STORE : name, at, length + AROUND);
      at += length + AROUND;
      if (name.equals("IHDR")) {
        walk.metadata(() -> StealthText.read(file, walk.findings()));
      }
      if (name.equals("IEND")) {
        walk.findings().trailing(file, at);
        return;
      }
    }
    throw file.bad(MediaRule.CUT_SHORT, at);
  }
}
