package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.Id3Tag;
import coop.byhand.media.container.VorbisComment;

/**
 * FLAC (RFC 9639): the store lies in an ID3v2 tag before the stream. C2PA 2.5 still knows no block
 * of its own for it.
 */
final class FlacAsset implements AssetReader {

  private static final int COMMENT = 4;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    walk.count(file, 0);
    long at = 4;
    if (file.matches(0, "ID3")) {
      Id3Store.read(file, walk);
      at += Id3Tag.end(file);
    }
    boolean last = false;
    while (!last) {
      walk.count(file, at);
      int header = file.u8(at);
      long length = file.u24(at + 1);
      Bytes block = file.slice(at + 4, length);
      if ((header & 0x7f) == COMMENT) {
        walk.metadata(() -> VorbisComment.read(block, walk.findings()));
      }
      at += 4 + length;
      last = (header & 0x80) != 0;
    }
  }
}
