package coop.byhand.vault;

import coop.byhand.kernel.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The directory of the vault. Bytes arrive in {@code quarantine/}, are forced to the disk there and
 * move in one step to {@code aa/bb/aabb…}, the digits of their digest. A process that dies at any
 * moment leaves at most a file in quarantine, never half a blob.
 */
final class BlobStore {

  private static final int CHUNK = 64 * 1024;

  private final Path root;
  private final Path quarantine;

  BlobStore(Path directory) throws IOException {
    root = directory.toAbsolutePath().normalize();
    quarantine = Files.createDirectories(root.resolve("quarantine"));
  }

  ReceiveOutcome receive(InputStream content, long maxBytes) throws IOException {
    Path file = Files.createTempFile(quarantine, "", ".part");
    boolean received = false;
    try {
      MessageDigest digest = Digest.sha256();
      long bytes = 0;
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
          bytes += read;
          if (bytes > maxBytes) {
            return new ReceiveOutcome.TooLarge(maxBytes);
          }
          out.write(chunk, 0, read);
        }
        channel.force(true);
      }
      if (bytes == 0) {
        return new ReceiveOutcome.Empty();
      }
      received = true;
      BlobRef blob = new BlobRef(Digest.of(digest.digest()), bytes);
      return new ReceiveOutcome.Received(new Quarantine(file, blob));
    } finally {
      if (!received) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Moves bytes out of quarantine to their place; a good copy that is there already stays. */
  void keep(Quarantine quarantined) throws IOException {
    Digest digest = quarantined.blob().digest();
    Path place = place(digest);
    if (Files.exists(place) && Files.size(place) == quarantined.blob().bytes()) {
      return;
    }
    Path shelf = shelf(digest);
    makeDurably(root.resolve(digest.hex().substring(0, 2)), root);
    makeDurably(shelf, root.resolve(digest.hex().substring(0, 2)));
    Files.move(quarantined.file(), place, StandardCopyOption.ATOMIC_MOVE);
    force(shelf);
  }

  /** Where these bytes lie, whether or not they do. */
  Path place(Digest digest) {
    return shelf(digest).resolve(digest.hex());
  }

  private Path shelf(Digest digest) {
    String hex = digest.hex();
    return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4));
  }

  /** Throws away what a process left behind that died while bytes arrived. */
  void sweepQuarantine(Instant before) throws IOException {
    try (Stream<Path> files = Files.list(quarantine)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Makes a directory and forces its name to the disk. */
  private static void makeDurably(Path directory, Path above) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    force(above);
  }

  /** A name is durable once its directory is forced. Windows cannot open one and needs not. */
  private static void force(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
