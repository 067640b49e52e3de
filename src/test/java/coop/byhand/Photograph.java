package coop.byhand;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A JPEG as a camera makes one: a pale sky above dark water, with the grain of the sensor. */
final class Photograph {

  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 800;
  private static final int HORIZON = 480;
  private static final int GRAIN = 24;
  private static final long SEED = 20_261_125;

  private Photograph() {}

  /** The same bytes every time. */
  static byte[] ofAHarbour() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random grain = new Random(SEED);
    for (int y = 0; y < HEIGHT; y++) {
      int light = y < HORIZON ? 230 - y / 6 : 90 - (y - HORIZON) / 6;
      for (int x = 0; x < WIDTH; x++) {
        int value = Math.max(0, light + grain.nextInt(GRAIN) - GRAIN / 2);
        image.setRGB(x, y, value << 16 | Math.max(0, value - 6) << 8 | Math.min(255, value + 12));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }
}
