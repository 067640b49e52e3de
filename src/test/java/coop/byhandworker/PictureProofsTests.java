package coop.byhandworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureProofsTests {

  /** Four corners, read row by row. */
  private static final int[] CORNERS = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverWayItIsStoredThePictureStandsUpright(int orientation) {
    BufferedImage stored = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    // Which corner of the upright picture is stored first, second, third and last (EXIF 2.32).
    String order =
        switch (orientation) {
          case 1 -> "0123";
          case 2 -> "1032";
          case 3 -> "3210";
          case 4 -> "2301";
          case 5 -> "0213";
          case 6 -> "1302";
          case 7 -> "3120";
          default -> "2031";
        };
    for (int i = 0; i < 4; i++) {
      stored.setRGB(i % 2, i / 2, CORNERS[order.charAt(i) - '0']);
    }

    BufferedImage upright = new Upright(orientation).turn(stored);

    assertThat(upright.getRGB(0, 0, 2, 2, null, 0, 2))
        .containsExactly(0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff);
  }

  @Test
  void printersColoursBecomeScreenColours() throws IOException {
    ColorSpace cmyk = ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK);
    ComponentColorModel model =
        new ComponentColorModel(cmyk, false, false, 1, DataBuffer.TYPE_BYTE);
    WritableRaster ink = model.createCompatibleWritableRaster(400, 100);
    for (int x = 0; x < 400; x++) {
      for (int y = 0; y < 100; y++) {
        ink.setSample(x, y, x / 100, 255);
      }
    }
    Path original = folder.resolve("ink.jpg");
    ImageIO.write(new BufferedImage(model, ink, false, null), "jpg", original.toFile());

    BufferedImage proof = proof(original);

    near(proof.getRGB(40, 40), Color.CYAN);
    near(proof.getRGB(120, 40), Color.MAGENTA);
    near(proof.getRGB(200, 40), Color.YELLOW);
    near(proof.getRGB(280, 40), Color.BLACK);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyIsNotBrightened(int type) throws IOException {
    BufferedImage grey = new BufferedImage(320, 100, type);
    int half = type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 * 257;
    for (int x = 0; x < 320; x++) {
      for (int y = 0; y < 100; y++) {
        grey.getRaster().setSample(x, y, 0, half);
      }
    }
    Path original = folder.resolve("grey.png");
    ImageIO.write(grey, "png", original.toFile());

    near(proof(original).getRGB(160, 50), new Color(100, 100, 100));
  }

  @Test
  void whatIsTransparentLiesOnWhitePaper() throws IOException {
    BufferedImage glass = new BufferedImage(320, 100, BufferedImage.TYPE_INT_ARGB);
    glass.setRGB(0, 0, 0x80000000);
    Path original = folder.resolve("glass.png");
    ImageIO.write(glass, "png", original.toFile());

    near(proof(original).getRGB(160, 50), Color.WHITE);
  }

  @Test
  void aFrameStandsInItsPlaceOnTheCanvas() throws IOException {
    // 4 × 2 pixels, of which the one frame covers the right half; colour 1 is red.
    byte[] gif =
        HexFormat.of()
            .parseHex(
                "47494638396104000200800000ffffffff0000"
                    + "2c020000000200020000"
                    + "02034c120500"
                    + "3b");
    Path original = Files.write(folder.resolve("a.gif"), gif);

    BufferedImage proof = proof(original);

    assertThat(proof.getWidth()).isEqualTo(4);
    assertThat(proof.getHeight()).isEqualTo(2);
    near(proof.getRGB(0, 0), Color.WHITE);
    assertThat(new Color(proof.getRGB(3, 0)).getGreen()).isLessThan(120);
  }

  @Test
  void everyPixelOfASmallerPictureIsTheMeanOfItsArea() {
    BufferedImage stripes = new BufferedImage(6, 5, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 6; x += 2) {
        stripes.setRGB(x, y, 0xffffff);
      }
    }

    BufferedImage even = Shrink.to(stripes, 3, 2);
    BufferedImage same = Shrink.to(stripes, 6, 5);

    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 2; y++) {
        assertThat(even.getRGB(x, y) & 0xffffff).isEqualTo(0x808080);
      }
    }
    assertThat(same.getRGB(0, 0, 6, 5, null, 0, 6))
        .isEqualTo(stripes.getRGB(0, 0, 6, 5, null, 0, 6));
    assertThatThrownBy(() -> Shrink.to(stripes, 7, 5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theColourThatFillsTheMostIsNamed() {
    BufferedImage flag = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 60; i++) {
      flag.setRGB(i % 10, i / 10, 0x336699);
    }

    assertThat(DominantColour.of(flag)).isEqualTo("#336699");
  }

  /** The smallest proof of an original. */
  private BufferedImage proof(Path original) throws IOException {
    new PictureProofs(folder).make(original, 1);
    return ImageIO.read(folder.resolve("320.jpg").toFile());
  }

  private static void near(int pixel, Color expected) {
    Color found = new Color(pixel);
    assertThat(found.getRed()).isCloseTo(expected.getRed(), within(6));
    assertThat(found.getGreen()).isCloseTo(expected.getGreen(), within(6));
    assertThat(found.getBlue()).isCloseTo(expected.getBlue(), within(6));
  }
}
