package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaFile;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import coop.byhand.media.Picture;
import java.util.HashSet;
import java.util.Set;

/** TIFF 6.0: the first directory is the work, the others are further pages or smaller copies. */
final class TiffReader implements ContainerReader {

  private static final int STRIP_OFFSETS = 0x0111;
  private static final int STRIP_LENGTHS = 0x0117;
  private static final int TILE_OFFSETS = 0x0144;
  private static final int TILE_LENGTHS = 0x0145;

  @Override
  public MediaFile read(Bytes file, MediaType type, Findings findings) throws MalformedMedia {
    TiffTree tree = TiffTree.open(file);
    Set<Long> seen = new HashSet<>();
    long width = 0;
    long height = 0;
    int pages = 0;
    long at = tree.first();
    while (at != 0) {
      if (!seen.add(at)) {
        throw file.bad(MediaRule.BROKEN, at, "directory");
      }
      Pixels.checkFrames(file, at, ++pages);
      TiffTree.Directory directory = tree.directory(at);
      long pageWidth = 0;
      long pageHeight = 0;
      for (TiffTree.Field field : directory.fields()) {
        if (field.tag() == 0x0100) {
          pageWidth = tree.number(field, 0);
        } else if (field.tag() == 0x0101) {
          pageHeight = tree.number(field, 0);
        }
      }
      Pixels.check(file, at, pageWidth, pageHeight);
      checkData(tree, directory);
      if (pages == 1) {
        width = pageWidth;
        height = pageHeight;
        ExifBlock.readMain(tree, directory, findings);
      }
      at = directory.next();
    }
    if (pages == 0) {
      throw file.bad(MediaRule.BROKEN, 4, "directory");
    }
    return new Picture(
        type,
        file.size(),
        (int) width,
        (int) height,
        findings.orientation(),
        pages,
        findings.metadata());
  }

  /** Every strip or tile must lie within the file. */
  private static void checkData(TiffTree tree, TiffTree.Directory directory) throws MalformedMedia {
    TiffTree.Field offsets = null;
    TiffTree.Field lengths = null;
    for (TiffTree.Field field : directory.fields()) {
      if (field.tag() == STRIP_OFFSETS || field.tag() == TILE_OFFSETS) {
        offsets = field;
      } else if (field.tag() == STRIP_LENGTHS || field.tag() == TILE_LENGTHS) {
        lengths = field;
      }
    }
    if (offsets == null || lengths == null || offsets.count() != lengths.count()) {
      throw tree.bytes().bad(MediaRule.BROKEN, 0, "strips");
    }
    for (long i = 0; i < offsets.count(); i++) {
      tree.bytes().require(tree.number(offsets, i), tree.number(lengths, i));
    }
  }
}
