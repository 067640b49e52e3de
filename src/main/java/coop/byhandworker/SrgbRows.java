package coop.byhandworker;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Rows of a decoded picture in sRGB on white paper, whatever colour space it is stored in. */
final class SrgbRows {

  /** Rows that are converted at once where a colour profile must be applied. */
  private static final int STRIP = 64;

  private enum Way {
    DIRECT,
    GREY,
    PROFILE
  }

  private final BufferedImage image;
  private final Way way;
  private final ColorConvertOp conversion =
      new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
  private BufferedImage strip = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
  private int stripStart = -STRIP;

  SrgbRows(BufferedImage image) {
    this.image = image;
    ColorSpace space = image.getColorModel().getColorSpace();
    if (image.getColorModel() instanceof IndexColorModel || space.isCS_sRGB()) {
      way = Way.DIRECT;
    } else {
      way = space.getType() == ColorSpace.TYPE_GRAY ? Way.GREY : Way.PROFILE;
    }
  }

  /** Writes row y as 0xRRGGBB into the array. */
  void read(int y, int[] row) {
    switch (way) {
      case DIRECT -> image.getRGB(0, y, row.length, 1, row, 0, row.length);
      case GREY -> readGrey(y, row);
      case PROFILE -> readConverted(y, row);
    }
    if (image.getColorModel().hasAlpha()) {
      for (int x = 0; x < row.length; x++) {
        row[x] = onWhite(row[x]);
      }
    }
  }

  /**
   * Java takes grey for linear light and would brighten it; files mean the curve of sRGB, so the
   * samples are taken as they are.
   */
  private void readGrey(int y, int[] row) {
    Raster raster = image.getRaster();
    int bits = raster.getSampleModel().getSampleSize(0);
    int highest = (1 << bits) - 1;
    boolean alpha = raster.getNumBands() > 1;
    for (int x = 0; x < row.length; x++) {
      int grey = (int) (raster.getSample(x, y, 0) * 255L / highest);
      int opacity = alpha ? (int) (raster.getSample(x, y, 1) * 255L / highest) : 255;
      row[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
    }
  }

  private void readConverted(int y, int[] row) {
    if (y < stripStart || y >= stripStart + strip.getHeight()) {
      int rows = Math.min(STRIP, image.getHeight() - y);
      strip = new BufferedImage(row.length, rows, BufferedImage.TYPE_INT_ARGB);
      conversion.filter(image.getSubimage(0, y, row.length, rows), strip);
      stripStart = y;
    }
    strip.getRGB(0, y - stripStart, row.length, 1, row, 0, row.length);
  }

  private static int onWhite(int argb) {
    int opacity = argb >>> 24;
    if (opacity == 255) {
      return argb;
    }
    int paper = 255 * (255 - opacity);
    int red = ((argb >> 16 & 255) * opacity + paper) / 255;
    int green = ((argb >> 8 & 255) * opacity + paper) / 255;
    int blue = ((argb & 255) * opacity + paper) / 255;
    return red << 16 | green << 8 | blue;
  }
}
