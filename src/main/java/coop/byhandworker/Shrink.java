package coop.byhandworker;

import java.awt.image.BufferedImage;

/**
 * Makes a picture smaller by averaging: every pixel of the result is the mean of the area it
 * covers. One pass over the rows, with one row of sums.
 */
final class Shrink {

  private final int[] row;
  private final float[] narrow;
  private final float[] sums;
  private final BufferedImage result;
  private final double stepX;
  private final double stepY;

  private Shrink(BufferedImage source, int width, int height) {
    row = new int[source.getWidth()];
    narrow = new float[3 * width];
    sums = new float[3 * width];
    result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    stepX = (double) source.getWidth() / width;
    stepY = (double) source.getHeight() / height;
  }

  /** The picture in this size, which must not be larger than its own. */
  static BufferedImage to(BufferedImage source, int width, int height) {
    if (width > source.getWidth() || height > source.getHeight()) {
      throw new IllegalArgumentException("a picture is never enlarged");
    }
    return new Shrink(source, width, height).run(source);
  }

  private BufferedImage run(BufferedImage source) {
    SrgbRows rows = new SrgbRows(source);
    int target = 0;
    for (int y = 0; y < source.getHeight(); y++) {
      rows.read(y, row);
      narrowRow();
      double edge = (target + 1) * stepY;
      double share = Math.min(1, edge - y);
      add(share);
      boolean last = y == source.getHeight() - 1;
      if ((edge <= y + 1 || last) && target < result.getHeight()) {
        emit(target);
        target++;
        add(last ? 0 : Math.max(0, 1 - share));
      }
    }
    return result;
  }

  /** Averages one row of the source to the width of the result. */
  private void narrowRow() {
    for (int x = 0; x < result.getWidth(); x++) {
      double from = x * stepX;
      double to = Math.min(row.length, from + stepX);
      float red = 0;
      float green = 0;
      float blue = 0;
      for (int i = (int) from; i < to; i++) {
        float share = (float) (Math.min(i + 1, to) - Math.max(i, from));
        int pixel = row[i];
        red += share * (pixel >> 16 & 255);
        green += share * (pixel >> 8 & 255);
        blue += share * (pixel & 255);
      }
      float width = (float) (to - from);
      narrow[3 * x] = red / width;
      narrow[3 * x + 1] = green / width;
      narrow[3 * x + 2] = blue / width;
    }
  }

  private void add(double share) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (float) share * narrow[i];
    }
  }

  private void emit(int y) {
    for (int x = 0; x < result.getWidth(); x++) {
      int red = level(sums[3 * x]);
      int green = level(sums[3 * x + 1]);
      int blue = level(sums[3 * x + 2]);
      result.setRGB(x, y, red << 16 | green << 8 | blue);
    }
    java.util.Arrays.fill(sums, 0);
  }

  private int level(float sum) {
    return Math.clamp(Math.round(sum / (float) stepY), 0, 255);
  }
}
