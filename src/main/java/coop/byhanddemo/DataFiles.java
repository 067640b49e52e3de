package coop.byhanddemo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Clears what an interrupted first start left in the data folder. */
final class DataFiles {

  private DataFiles() {}

  static void delete(DataFolder folder, String... names) {
    for (String name : names) {
      delete(folder.root().resolve(name));
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot clear " + path, failed);
    }
  }
}
