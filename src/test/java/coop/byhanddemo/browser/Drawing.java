package coop.byhanddemo.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture of our own: two squares on a ground, as JPEG, the same bytes every time. */
final class Drawing {

  private Drawing() {}

  static byte[] bytes() throws IOException {
    BufferedImage image = new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0xE8, 0xDF, 0xCC));
    pen.fillRect(0, 0, 1200, 800);
    pen.setColor(new Color(0x2B, 0x2A, 0x26));
    pen.fillRect(200, 250, 300, 300);
    pen.setColor(new Color(0xA8, 0x32, 0x1A));
    pen.fillRect(700, 250, 300, 300);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    return bytes.toByteArray();
  }
}
