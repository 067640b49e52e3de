package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;
import java.util.List;

/** A manifest store in a file of its own ({@code .c2pa}, C2PA 2.2 §11.4). */
final class SidecarAsset implements AssetReader {

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    ByteRange whole = new ByteRange(0, file.size());
    walk.count(file, 0);
    walk.store(List.of(whole), List.of());
  }
}
