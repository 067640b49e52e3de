package coop.byhandworker;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.SampleModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** Decodes a picture and writes it again in four sizes: sRGB, upright, without any metadata. */
final class PictureProofs {

  /** Nominal widths in pixels; a smaller original is never enlarged. */
  static final List<Integer> WIDTHS = List.of(320, 640, 1024, 1600);

  /** The other side of a proof at most, for towers and scrolls. */
  private static final int MAX_HEIGHT = 4_096;

  private static final float QUALITY = 0.82f;

  /** Bytes of decoded pixels that are held at once; beyond that, rows and columns are left out. */
  private static final long RASTER = 120_000_000;

  private static final long MAX_PIXELS = 200_000_000;

  private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif", "tiff", "tif", "webp");

  private final Path folder;

  PictureProofs(Path folder) {
    this.folder = folder;
  }

  void make(Path original, int orientation) throws IOException {
    BufferedImage decoded = decode(original);
    Upright upright = new Upright(orientation);
    int width = upright.width(decoded.getWidth(), decoded.getHeight());
    int height = upright.height(decoded.getWidth(), decoded.getHeight());
    int largest = WIDTHS.stream().filter(w -> w >= width).findFirst().orElse(WIDTHS.getLast());
    int[] size = fit(width, height, largest);
    int storedWidth = upright.width(size[0], size[1]);
    int storedHeight = upright.height(size[0], size[1]);
    BufferedImage proof = upright.turn(Shrink.to(decoded, storedWidth, storedHeight));
    StringJoiner proofs = new StringJoiner(",", "[", "]");
    String colour = "";
    for (int nominal : WIDTHS.reversed()) {
      if (nominal <= largest) {
        int[] smaller = fit(width, height, nominal);
        proof = Shrink.to(proof, smaller[0], smaller[1]);
        write(proof, folder.resolve(nominal + ".jpg"));
        proofs.add(
            String.format(
                Locale.ROOT,
                "{\"nominal\":%d,\"width\":%d,\"height\":%d}",
                nominal,
                smaller[0],
                smaller[1]));
        colour = DominantColour.of(proof);
      }
    }
    Files.writeString(
        folder.resolve("result.json"),
        "{\"colour\":\"" + colour + "\",\"proofs\":" + proofs + "}",
        StandardCharsets.US_ASCII);
  }

  /** Width and height of a proof: never larger than the original, the ratio kept. */
  private static int[] fit(int width, int height, int nominal) {
    double scale = Math.min(1, Math.min((double) nominal / width, (double) MAX_HEIGHT / height));
    return new int[] {
      (int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale))
    };
  }

  private static BufferedImage decode(Path original) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(original.toFile())) {
      if (in == null) {
        throw new IIOException("cannot open the original");
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IIOException("no decoder for this format");
      }
      ImageReader reader = readers.next();
      try {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          throw new IIOException("no decoder for this format");
        }
        reader.setInput(in, false, false);
        return read(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MAX_PIXELS) {
      throw new IIOException("too many pixels");
    }
    long bytes = width * height * bytesPerPixel(reader);
    int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) bytes / RASTER)));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    return reader.getFormatName().equalsIgnoreCase("gif") ? onCanvas(reader, image) : image;
  }

  private static int bytesPerPixel(ImageReader reader) throws IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    if (types == null || !types.hasNext()) {
      return 4;
    }
    SampleModel model = types.next().getSampleModel();
    int bits = 0;
    for (int band = 0; band < model.getNumBands(); band++) {
      bits += model.getSampleSize(band);
    }
    return Math.max(1, bits / 8);
  }

  /** The first frame of a GIF may cover only a part of its canvas. */
  private static BufferedImage onCanvas(ImageReader reader, BufferedImage frame)
      throws IOException {
    int[] screen =
        numbers(
            reader.getStreamMetadata().getAsTree("javax_imageio_gif_stream_1.0"),
            "LogicalScreenDescriptor",
            "logicalScreenWidth",
            "logicalScreenHeight");
    int[] place =
        numbers(
            reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0"),
            "ImageDescriptor",
            "imageLeftPosition",
            "imageTopPosition");
    boolean whole = screen[0] == frame.getWidth() && screen[1] == frame.getHeight();
    if (whole || (long) screen[0] * screen[1] * 4 > RASTER) {
      return frame;
    }
    BufferedImage canvas = new BufferedImage(screen[0], screen[1], BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = canvas.createGraphics();
    graphics.drawImage(frame, place[0], place[1], null);
    graphics.dispose();
    return canvas;
  }

  private static int[] numbers(org.w3c.dom.Node tree, String node, String first, String second) {
    NodeList found = ((IIOMetadataNode) tree).getElementsByTagName(node);
    IIOMetadataNode element = (IIOMetadataNode) found.item(0);
    return new int[] {
      Integer.parseInt(element.getAttribute(first)), Integer.parseInt(element.getAttribute(second))
    };
  }

  private static void write(BufferedImage proof, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(QUALITY);
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(proof, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
