package coop.byhand.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sender says a file is: the extension of its name and the media type of the request. Both
 * are hearsay; they only serve to refuse a file whose content says something else. An announcement
 * that names none of our formats is no announcement.
 *
 * @param byName format named by the extension, null if none of ours
 * @param byHeader format named by the media type, null if none of ours
 */
public record DeclaredAs(@Nullable MediaType byName, @Nullable MediaType byHeader) {

  /** Nothing was said: the content alone decides. */
  public static final DeclaredAs NOTHING = new DeclaredAs(null, null);

  /** What a file name and a media type announce; either may be missing. */
  public static DeclaredAs of(@Nullable String fileName, @Nullable String mediaType) {
    MediaType byName = null;
    if (fileName != null && fileName.lastIndexOf('.') >= 0) {
      String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
      byName = MediaType.ofExtension(extension).orElse(null);
    }
    MediaType byHeader = mediaType == null ? null : MediaType.ofMediaType(mediaType).orElse(null);
    return new DeclaredAs(byName, byHeader);
  }

  /** The announced format that the content contradicts, if there is one. */
  public Optional<MediaType> contradictedBy(MediaType found) {
    if (byName != null && !byName.mayTurnOutToBe(found)) {
      return Optional.of(byName);
    }
    if (byHeader != null && !byHeader.mayTurnOutToBe(found)) {
      return Optional.of(byHeader);
    }
    return Optional.empty();
  }

  /** Whether the sender calls the file Markdown, which no content can show. */
  public boolean asMarkdown() {
    return byName == MediaType.MARKDOWN || (byName == null && byHeader == MediaType.MARKDOWN);
  }
}
