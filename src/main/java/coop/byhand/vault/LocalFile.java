package coop.byhand.vault;

import java.nio.file.Path;

/**
 * Kept bytes as a file on this machine, for readers that need one. Read only, and gone once it is
 * closed: a store that keeps its bytes elsewhere lends a copy.
 */
public final class LocalFile implements AutoCloseable {

  private final Path path;

  LocalFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    // The file is the kept one itself; there is no copy to throw away.
  }
}
