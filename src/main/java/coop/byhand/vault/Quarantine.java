package coop.byhand.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that arrived and are not yet kept: durable, hashed, and of no use to anybody but the reader
 * that looks at them. Closing throws them away unless {@link Vault#keep} took them.
 */
public final class Quarantine implements AutoCloseable {

  private final Path file;
  private final BlobRef blob;

  Quarantine(Path file, BlobRef blob) {
    this.file = file;
    this.blob = blob;
  }

  /** The file to look at; read only. */
  public Path file() {
    return file;
  }

  /** What these bytes will be called once they are kept. */
  public BlobRef blob() {
    return blob;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
