package coop.byhandsandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file in which every change is one line of JSON, forced to disk before it is answered. A last
 * line that a kill cut short was never answered and is dropped at the next opening; any other
 * unreadable line stops the opening, because silent loss would be worse.
 */
final class Journal implements AutoCloseable {
  private static final String FILE = "journal.jsonl";
  private static final String FRESH_FILE = "journal.jsonl.new";

  private final Path directory;
  private final FileChannel lockChannel;
  private @Nullable FileOutputStream written;
  private long length;

  private Journal(Path directory, FileChannel lockChannel) {
    this.directory = directory;
    this.lockChannel = lockChannel;
  }

  /** Takes the directory for this process alone. */
  static Journal open(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel lockChannel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(lockChannel)) {
        lockChannel.close();
        throw new IllegalStateException(
            "Another payment sandbox is already using the folder " + directory);
      }
      return new Journal(directory, lockChannel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTaken(FileChannel lockChannel) throws IOException {
    try {
      FileLock lock = lockChannel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Gives every complete line of the past, oldest first. */
  void replay(Consumer<ObjectNode> reader) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          reader.accept((ObjectNode) Json.parse(line.toString(StandardCharsets.UTF_8)));
          line.reset();
        } else {
          line.write(b);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the past by one line that says the same, in a single step that cannot half happen. */
  void restartWith(ObjectNode snapshot) {
    try {
      Path fresh = directory.resolve(FRESH_FILE);
      Files.deleteIfExists(fresh);
      written = new FileOutputStream(fresh.toFile());
      append(snapshot);
      Files.move(
          fresh,
          directory.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      forceDirectory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one change and waits until the disk has it. */
  void append(ObjectNode line) {
    FileOutputStream open = written;
    if (open == null) {
      throw new IllegalStateException("The journal has not been started");
    }
    byte[] bytes = (Json.text(line) + '\n').getBytes(StandardCharsets.UTF_8);
    try {
      try {
        // Not through the channel, which an interrupted thread would close for all.
        open.write(bytes);
        open.getFD().sync();
        length += bytes.length;
      } catch (IOException e) {
        // A full disk must not leave half a line in front of the next one.
        open.getChannel().truncate(length);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A renamed file survives a power cut only when its directory is forced, where that works. */
  private void forceDirectory() {
    try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Some systems do not open directories; the rename itself is still atomic there.
      return;
    }
  }

  @Override
  public void close() {
    try {
      FileOutputStream open = written;
      if (open != null) {
        open.close();
      }
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
