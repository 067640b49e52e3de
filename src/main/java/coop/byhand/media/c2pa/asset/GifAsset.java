package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.GifReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** GIF 89a: the store lies in the sub-blocks of an application extension {@code C2PA_GIF}. */
final class GifAsset implements AssetReader {

  private static final int HEADER = 6;
  private static final int SCREEN = 7;
  private static final int IMAGE = 10;

  /** Introducer, label, size of the first block, eight letters and three bytes of version. */
  private static final int APPLICATION = 14;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @Override
  public void read(Bytes file, AssetWalk walk) throws MalformedMedia {
    walk.part(file, "GIF89a", 0, HEADER);
    long screen = SCREEN + colourTable(file.u8(HEADER + 4));
    walk.part(file, "LSD", HEADER, screen);
    long at = HEADER + screen;
    while (at < file.size()) {
      switch (file.u8(at)) {
        case 0x3b -> {
          walk.part(file, "3B", at, 1);
          walk.findings().trailing(file, at + 1);
          return;
        }
        case 0x2c -> {
          long descriptor = IMAGE + colourTable(file.u8(at + 9));
          walk.part(file, "2C", at, descriptor);
          long end = endOfBlocks(file, at + descriptor + 1);
          walk.part(file, "TBID", at + descriptor, end - at - descriptor);
          at = end;
        }
        case 0x21 -> at = extension(file, at, walk);
        default -> throw file.bad(MediaRule.BROKEN, at, "block");
      }
    }
  }

  private static long extension(Bytes file, long at, AssetWalk walk) throws MalformedMedia {
    int label = file.u8(at + 1);
    if (label == 0xff && file.matches(at + 2, "\u000bC2PA_GIF")) {
      List<ByteRange> pieces = new ArrayList<>();
      long block = at + APPLICATION;
      for (int length = file.u8(block); length > 0; length = file.u8(block)) {
        walk.count(file, block);
        pieces.add(new ByteRange(block + 1, length));
        block += length + 1L;
      }
      long end = block + 1;
      walk.store(pieces, List.of(new ByteRange(at, end - at)));
      walk.part(file, AssetWalk.STORE, at, end - at);
      return end;
    }
    long end = GifReader.readExtension(file, at, walk.findings());
    walk.part(file, "21" + HEX.toHexDigits((byte) label), at, end - at);
    return end;
  }

  private static long colourTable(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
  }

  private static long endOfBlocks(Bytes file, long from) throws MalformedMedia {
    long at = from;
    for (int length = file.u8(at); length > 0; length = file.u8(at)) {
      at += length + 1L;
    }
    return at + 1;
  }
}
