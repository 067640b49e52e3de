package coop.byhand.studio.ui;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** A small JPEG that no other test has, with a GPS position in its EXIF block. */
final class GpsPicture {

  private GpsPicture() {}

  static byte[] make() throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32; i++) {
      image.setRGB(i, i, ThreadLocalRandom.current().nextInt(0xFFFFFF));
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", plain);
    byte[] jpeg = plain.toByteArray();
    byte[] exif = exif();
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + exif.length + 4);
    file.put(jpeg, 0, 2);
    file.putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif);
    file.put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }

  /** TIFF header, IFD0 pointing to the GPS IFD, and there both references and degrees. */
  private static byte[] exif() {
    int ifd0 = 8;
    int gps = ifd0 + 2 + 12 + 4;
    int rationals = gps + 2 + 4 * 12 + 4;
    ByteBuffer tiff = ByteBuffer.allocate(6 + rationals + 2 * 24);
    tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(ifd0);
    tiff.putShort((short) 1);
    entry(tiff, 0x8825, 4, 1).putInt(gps);
    tiff.putInt(0);
    tiff.putShort((short) 4);
    entry(tiff, 1, 2, 2).put((byte) 'N').put((byte) 0).putShort((short) 0);
    entry(tiff, 2, 5, 3).putInt(rationals);
    entry(tiff, 3, 2, 2).put((byte) 'E').put((byte) 0).putShort((short) 0);
    entry(tiff, 4, 5, 3).putInt(rationals + 24);
    tiff.putInt(0);
    for (int degrees : new int[] {50, 51, 0, 4, 21, 0}) {
      tiff.putInt(degrees).putInt(1);
    }
    return tiff.array();
  }

  private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
    return tiff.putShort((short) tag).putShort((short) type).putInt(count);
  }
}
