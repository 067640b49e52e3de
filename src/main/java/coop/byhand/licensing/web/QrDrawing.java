package coop.byhand.licensing.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * An address as a QR code (ISO/IEC 18004), drawn as one path of an SVG: one unit a module, with the
 * quiet zone of four modules around it.
 *
 * @param size of the drawing in units
 * @param path of all dark modules
 */
record QrDrawing(int size, String path) {

  private static final int QUIET = 4;

  static QrDrawing of(String address) {
    ByteMatrix modules;
    try {
      // Level M survives a fold or a stain on paper.
      modules = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("no QR code holds " + address, tooLong);
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int run = 0;
        while (x + run < modules.getWidth() && modules.get(x + run, y) == 1) {
          run++;
        }
        if (run > 0) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
          path.append('h').append(run).append("v1h-").append(run).append('z');
        }
        x += run + 1;
      }
    }
    return new QrDrawing(modules.getWidth() + 2 * QUIET, path.toString());
  }
}
