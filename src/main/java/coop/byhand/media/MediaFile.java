package coop.byhand.media;

import coop.byhand.media.container.Containers;
import java.nio.file.Path;

/**
 * What the header and the structure of a file tell about it. The type comes from the content; what
 * the sender announced only serves to refuse a contradiction.
 */
public sealed interface MediaFile permits Picture, Recording, Film, Writing, Document {

  MediaType type();

  /** Size of the file in bytes. */
  long bytes();

  Metadata metadata();

  /**
   * Reads a file without decoding it. The work is bounded by the size of the file, the memory by a
   * few megabytes.
   *
   * @throws MalformedMedia when the file breaks its format or one of the limits
   * @throws java.io.UncheckedIOException when the disk fails
   */
  static MediaFile read(Path file, DeclaredAs declared) throws MalformedMedia {
    return Containers.read(file, declared);
  }
}
