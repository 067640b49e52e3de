package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.WavReader;
import coop.byhand.media.container.WebpReader;
import java.util.List;

/** RIFF, that is WAVE and WebP: the store is the content of the chunk {@code C2PA}. */
final class RiffAsset implements AssetReader {

  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    String kind = file.latin1(8, 4);
    walk.part(file, kind, 0, FILE_HEADER);
    long end = Math.min(file.size(), CHUNK_HEADER + file.u32le(4));
    long at = FILE_HEADER;
    while (at + CHUNK_HEADER <= end) {
      String name = file.latin1(at, 4);
      long length = file.u32le(at + 4);
      Bytes content = file.slice(at + CHUNK_HEADER, length);
      long padded = Math.min(CHUNK_HEADER + length + (length & 1), file.size() - at);
      if (name.equals("C2PA")) {
        walk.store(
            List.of(new ByteRange(at + CHUNK_HEADER, length)),
            List.of(new ByteRange(at, CHUNK_HEADER + length)));
        walk.part(file, AssetWalk.STORE, at, padded);
      } else {
        boolean list = name.equals("LIST") && length >= 4;
        walk.part(file, list ? content.latin1(0, 4) : name, at, padded);
        readMetadata(kind, name, content, walk);
      }
      at += padded;
    }
    walk.findings().trailing(file, Math.max(at, end));
  }

  private static void readMetadata(String kind, String name, Bytes content, AssetWalk walk)
      throws MalformedMedia {
    if (kind.equals("WEBP")) {
      WebpReader.readMetadata(name, content, walk.findings());
    } else {
      WavReader.readMetadata(name, content, walk.findings());
    }
  }
}
