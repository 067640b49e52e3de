package coop.byhandworker;

import java.awt.image.BufferedImage;

/**
 * Turns a stored picture upright (EXIF 2.32, tag 0x0112).
 *
 * @param orientation 1 to 8
 */
record Upright(int orientation) {

  Upright {
    if (orientation < 1 || orientation > 8) {
      throw new IllegalArgumentException("no such orientation: " + orientation);
    }
  }

  /** Width after turning what has this size; the same the other way round. */
  int width(int width, int height) {
    return orientation >= 5 ? height : width;
  }

  /** Height after turning what has this size; the same the other way round. */
  int height(int width, int height) {
    return orientation >= 5 ? width : height;
  }

  BufferedImage turn(BufferedImage stored) {
    if (orientation == 1) {
      return stored;
    }
    int width = width(stored.getWidth(), stored.getHeight());
    int height = height(stored.getWidth(), stored.getHeight());
    BufferedImage upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int right = width - 1;
    int bottom = height - 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel =
            switch (orientation) {
              case 2 -> stored.getRGB(right - x, y);
              case 3 -> stored.getRGB(right - x, bottom - y);
              case 4 -> stored.getRGB(x, bottom - y);
              case 5 -> stored.getRGB(y, x);
              case 6 -> stored.getRGB(y, right - x);
              case 7 -> stored.getRGB(bottom - y, right - x);
              default -> stored.getRGB(bottom - y, x);
            };
        upright.setRGB(x, y, pixel);
      }
    }
    return upright;
  }
}
