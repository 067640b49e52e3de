package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;

/** MPEG audio behind an ID3v2 tag; without a tag there is no place for a store. */
final class Mp3Asset implements AssetReader {

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    walk.count(file, 0);
    if (file.matches(0, "ID3")) {
      Id3Store.read(file, walk);
    }
  }
}
