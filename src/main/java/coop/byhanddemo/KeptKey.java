package coop.byhanddemo;

import coop.byhand.register.LogSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The private key of the register's log in a file that only its owner may read; made at the first
 * start, for a log signs with the same key from its first day on.
 */
record KeptKey(String text) {

  static KeptKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, forTheOwner());
        Files.writeString(fresh, LogSecret.fresh() + "\n");
        Files.move(fresh, file);
      }
      return new KeptKey(Files.readString(file).strip());
    } catch (IOException failed) {
      throw new UncheckedIOException("the register's key cannot be kept in " + file, failed);
    }
  }

  private static FileAttribute<?>[] forTheOwner() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The secret stays out of logs. */
  @Override
  public String toString() {
    return "a private key";
  }
}
