package coop.byhanddemo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the demo start keeps everything that outlives it: {@code BYHAND_DATA}, or {@code var} in
 * the folder it was started from.
 */
public record DataFolder(Path root) {

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The folder the environment names, or {@code var}. */
  public static DataFolder fromEnvironment() {
    String named = System.getenv("BYHAND_DATA");
    return new DataFolder(Path.of(named == null || named.isBlank() ? "var" : named));
  }

  /** A sub-folder, made if it is missing. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make the data folder " + root, failed);
    }
  }

  /** A file directly in the data folder, which is made if it is missing. */
  public Path file(String name) {
    return folder("").resolve(name);
  }
}
