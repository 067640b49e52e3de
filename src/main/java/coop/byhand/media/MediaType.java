package coop.byhand.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file format that the co-op takes in, told by its content and never by its name. Carries the
 * registered media type, the extension under which a buyer receives the file, and the names under
 * which browsers announce it.
 */
public enum MediaType {
  JPEG(MediaKind.IMAGE, "image/jpeg", "jpg jpeg jpe jfif", "image/jpg"),
  PNG(MediaKind.IMAGE, "image/png", "png apng", "image/apng image/x-png"),
  GIF(MediaKind.IMAGE, "image/gif", "gif", ""),
  WEBP(MediaKind.IMAGE, "image/webp", "webp", ""),
  TIFF(MediaKind.IMAGE, "image/tiff", "tif tiff", "image/x-tiff"),
  WAV(MediaKind.AUDIO, "audio/wav", "wav wave", "audio/x-wav audio/wave audio/vnd.wave"),
  FLAC(MediaKind.AUDIO, "audio/flac", "flac", "audio/x-flac"),
  MP3(MediaKind.AUDIO, "audio/mpeg", "mp3", "audio/mp3 audio/x-mp3"),
  OGG(MediaKind.AUDIO, "audio/ogg", "ogg oga opus", "application/ogg audio/opus video/ogg"),
  M4A(MediaKind.AUDIO, "audio/mp4", "m4a m4b", "audio/x-m4a audio/m4a"),
  WEBA(MediaKind.AUDIO, "audio/webm", "weba", ""),
  MP4(MediaKind.VIDEO, "video/mp4", "mp4 m4v", "video/x-m4v"),
  MOV(MediaKind.VIDEO, "video/quicktime", "mov qt", ""),
  WEBM(MediaKind.VIDEO, "video/webm", "webm", ""),
  PDF(MediaKind.DOCUMENT, "application/pdf", "pdf", "application/x-pdf"),
  TEXT(MediaKind.TEXT, "text/plain", "txt text", ""),
  MARKDOWN(MediaKind.TEXT, "text/markdown", "md markdown", "text/x-markdown");

  private final MediaKind kind;
  private final String mediaType;

  /** Separated by blanks, the usual one first. */
  private final String extensions;

  /** Separated by blanks. */
  private final String otherNames;

  MediaType(MediaKind kind, String mediaType, String extensions, String otherNames) {
    this.kind = kind;
    this.mediaType = mediaType;
    this.extensions = extensions;
    this.otherNames = otherNames;
  }

  public MediaKind kind() {
    return kind;
  }

  /** The registered media type, without parameters. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual extension, without the dot. */
  public String extension() {
    return extensions().getFirst();
  }

  /** Every extension that is taken for this format, the usual one first, without dots. */
  public List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /** Key of the name that people read for this format. */
  public String messageKey() {
    return "media.type." + name().toLowerCase(Locale.ROOT);
  }

  /** The format that carries this extension; the dot is left out, the case does not matter. */
  public static Optional<MediaType> ofExtension(String extension) {
    String wanted = extension.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> type.extensions().contains(wanted)).findFirst();
  }

  /** The format announced by this media type, if it is one of ours; parameters are ignored. */
  public static Optional<MediaType> ofMediaType(String announced) {
    int parameters = announced.indexOf(';');
    String wanted =
        (parameters < 0 ? announced : announced.substring(0, parameters))
            .strip()
            .toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(type -> type.mediaType.equals(wanted) || type.isAlsoCalled(wanted))
        .findFirst();
  }

  /**
   * Whether a file announced as this format may turn out to be the other one. Formats that share a
   * container are announced for one another every day: Markdown as plain text, a QuickTime film as
   * MP4, a sound without picture under the name of the film format.
   */
  boolean mayTurnOutToBe(MediaType other) {
    return family() == other.family();
  }

  private MediaType family() {
    return switch (this) {
      case MP4, MOV, M4A -> MP4;
      case WEBM, WEBA -> WEBM;
      case TEXT, MARKDOWN -> TEXT;
      case JPEG, PNG, GIF, WEBP, TIFF, WAV, FLAC, MP3, OGG, PDF -> this;
    };
  }

  private boolean isAlsoCalled(String name) {
    return List.of(otherNames.split(" ")).contains(name) && !name.isEmpty();
  }
}
