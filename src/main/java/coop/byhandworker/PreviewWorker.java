package coop.byhandworker;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Makes previews of one original and ends.
 *
 * <p>Arguments: {@code picture FILE FOLDER ORIENTATION} or {@code wave FILE FOLDER}. Orientation is
 * the EXIF number, 1 to 8. Leaves {@code 320.jpg}, {@code 640.jpg}, {@code 1024.jpg} and {@code
 * 1600.jpg} (as many as the original has pixels for) or {@code peaks.json}, and {@code result.json}
 * at last.
 *
 * <p>Exit codes: 0 made; {@link #UNREADABLE} the original cannot be decoded; {@link #USAGE} wrong
 * arguments; 3 out of memory, which the virtual machine itself answers when it is started with
 * {@code -XX:+ExitOnOutOfMemoryError}.
 */
public final class PreviewWorker {

  /** The original cannot be decoded. */
  public static final int UNREADABLE = 20;

  /** The arguments are wrong. */
  public static final int USAGE = 21;

  private PreviewWorker() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    ImageIO.setUseCache(false);
    ImageIO.scanForPlugins();
    try {
      if (arguments.length == 4 && arguments[0].equals("picture")) {
        Path folder = Path.of(arguments[2]);
        new PictureProofs(folder).make(Path.of(arguments[1]), Integer.parseInt(arguments[3]));
        return 0;
      }
      if (arguments.length == 3 && arguments[0].equals("wave")) {
        WavePeaks.make(Path.of(arguments[1]), Path.of(arguments[2]));
        return 0;
      }
      System.err.println("usage: picture FILE FOLDER ORIENTATION | wave FILE FOLDER");
      return USAGE;
    } catch (IOException | UnsupportedAudioFileException | RuntimeException e) {
      // Decoders throw every kind of unchecked exception at crooked files.
      System.err.println(e);
      return UNREADABLE;
    }
  }
}
