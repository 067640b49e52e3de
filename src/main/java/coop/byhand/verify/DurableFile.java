package coop.byhand.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * Writes a file so that a loss of power leaves either the old one or the new one, whole: into a
 * file beside it, to the disk, then into its place, and the folder to the disk as well.
 */
final class DurableFile {

  private DurableFile() {}

  static void write(Path file, byte[] bytes) throws IOException {
    Path place = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(place.getParent(), "a file stands in a folder");
    Path beside = folder.resolve(place.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  /** Not every system lets a folder be opened; then its own order has to do. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException cannotBeOpened) {
      return;
    }
  }
}
