package coop.byhand.licensing.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrDrawingTests {

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  @Test
  void whatIsDrawnCanBeReadAgain() throws Exception {
    String address = "https://byhand.example/verify/7k3v9m2xqa7k3v9m2xqa7k3v9m";
    QrDrawing drawing = QrDrawing.of(address);

    BitMatrix seen = new BitMatrix(drawing.size());
    Matcher run = RUN.matcher(drawing.path());
    int end = 0;
    while (run.find()) {
      assertThat(run.start()).as("nothing but runs").isEqualTo(end);
      end = run.end();
      assertThat(run.group(3)).isEqualTo(run.group(4));
      seen.setRegion(
          Integer.parseInt(run.group(1)),
          Integer.parseInt(run.group(2)),
          Integer.parseInt(run.group(3)),
          1);
    }
    assertThat(end).isEqualTo(drawing.path().length());

    int[] dark = seen.getEnclosingRectangle();
    assertThat(dark).as("a quiet zone of four modules").startsWith(4, 4);
    assertThat(drawing.size()).isEqualTo(dark[2] + 8);
    BitMatrix code = new BitMatrix(dark[2]);
    for (int x = 0; x < dark[2]; x++) {
      for (int y = 0; y < dark[2]; y++) {
        if (seen.get(x + 4, y + 4)) {
          code.set(x, y);
        }
      }
    }
    assertThat(new Decoder().decode(code).getText()).isEqualTo(address);
  }
}
