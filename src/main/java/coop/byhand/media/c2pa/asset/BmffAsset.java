package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.BmffReader;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.XmpPacket;
import java.util.ArrayList;
import java.util.List;

/**
 * MP4, QuickTime, M4A, HEIC and AVIF (ISO 14496-12): the store lies in a {@code uuid} box at the
 * top. An update at the end of the file and the original it goes with are one store.
 */
final class BmffAsset implements AssetReader {

  private static final long XMP_HIGH = 0xBE7ACFCB97A942E8L;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    List<ProvenanceBox> stores = new ArrayList<>();
    for (BmffBox box : BmffBox.of(file)) {
      walk.count(file, box.start());
      switch (box.type()) {
        case "uuid" -> {
          ProvenanceBox found = ProvenanceBox.of(file, box).orElse(null);
          if (found != null && found.isStore()) {
            stores.add(found);
          } else if (found == null) {
            walk.metadata(() -> extension(file, box, walk));
          }
        }
        case "moov" -> walk.metadata(() -> movie(file, box, walk));
        case "meta" -> walk.metadata(() -> HeifItems.read(file, box, walk));
        default -> {
          // Media data and indexes say nothing beside the work.
        }
      }
    }
    report(file, stores, walk);
  }

  private static void report(Bytes file, List<ProvenanceBox> stores, AssetWalk walk)
      throws MalformedMedia {
    boolean updated =
        stores.size() == 2
            && stores.get(0).purpose().equals("original")
            && stores.get(1).purpose().equals("update");
    if (updated) {
      List<ByteRange> whole = stores.stream().map(store -> store.box().range()).toList();
      byte[] original = walk.copy(file, stores.get(0).content());
      byte[] update = walk.copy(file, stores.get(1).content());
      walk.decodedStore(StoreUnion.of(original, update), whole);
      return;
    }
    for (ProvenanceBox store : stores) {
      walk.store(List.of(store.content()), List.of(store.box().range()));
    }
  }

  private static void extension(Bytes file, BmffBox box, AssetWalk walk) throws MalformedMedia {
    long at = box.start() + box.header();
    if (box.size() >= box.header() + 16L && (file.u32(at) << 32 | file.u32(at + 4)) == XMP_HIGH) {
      XmpPacket.read(file.slice(at + 16, box.end() - at - 16), walk.findings());
    }
  }

  /** Texts stand in {@code udta}, of the film or of a track. */
  private static void movie(Bytes file, BmffBox movie, AssetWalk walk) throws MalformedMedia {
    for (BmffBox box : movie.children(file)) {
      walk.count(file, box.start());
      if (box.type().equals("udta")) {
        walk.metadata(() -> userData(file, box, walk));
      } else if (box.type().equals("trak")) {
        for (BmffBox inner : box.children(file)) {
          walk.count(file, inner.start());
          if (inner.type().equals("udta")) {
            walk.metadata(() -> userData(file, inner, walk));
          }
        }
      } else if (box.type().equals("meta")) {
        walk.metadata(() -> HeifItems.read(file, box, walk));
      }
    }
  }

  private static void userData(Bytes file, BmffBox box, AssetWalk walk) throws MalformedMedia {
    long from = box.start() + box.header();
    BmffReader.readUserData(file.slice(from, box.end() - from), walk.findings());
  }
}
