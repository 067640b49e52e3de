package coop.byhanddemo;

import coop.byhand.kernel.Digest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A real work of a named maker that the demo co-op shows, with where it comes from and why it may
 * be shown. Pictures have an alternative text and a size in pixels; texts have a language and the
 * number of characters at their beginning that serve as the excerpt.
 *
 * @param id a short name in lower case, unique in the manifest
 * @param file the path in the archive
 * @param year as the source gives it: {@code 1871}, {@code ca. 1612}, {@code undated}
 * @param sha256 the digest of the file, byte for byte as its maker's source published it
 */
public record DemoWork(
    String id,
    String file,
    String mediaType,
    String title,
    String maker,
    String year,
    Medium medium,
    String description,
    List<String> tags,
    Optional<Picture> picture,
    Optional<Writing> writing,
    Source source,
    Licence licence,
    Digest sha256,
    long bytes) {

  public DemoWork {
    tags = List.copyOf(tags);
  }

  /** What kind of work it is. */
  public enum Medium {
    IMAGE,
    AUDIO,
    TEXT,
    VIDEO
  }

  /** What only pictures have: the picture in words, and its size in pixels. */
  public record Picture(String altText, int width, int height) {}

  /** What only texts have: the language, and how many characters from the start are the excerpt. */
  public record Writing(Locale language, int excerptCharacters) {}

  /** The npm package the file was taken from, its integrity hash, and the path inside it. */
  public record Source(String packageName, String version, String integrity, String path) {}

  /** Why the work may be shown: an SPDX name or "public domain", in words, and the evidence. */
  public record Licence(String name, String words, List<Evidence> evidence) {

    public Licence {
      evidence = List.copyOf(evidence);
    }
  }

  /** A line of the package, counted from one, that states origin or licence. */
  public record Evidence(String path, int line, String text) {}
}
