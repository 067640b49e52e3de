package coop.byhand.media;

import java.util.Locale;

/**
 * A text found in the metadata of a file, kept because signals are read from it. The value is
 * hostile input: it is shown escaped or not at all.
 *
 * @param name the field as its format names it, for XMP the local name
 * @param value at most 65,536 characters
 */
public record MetadataText(Place place, String name, String value) {

  /** Where in the file a text stands. */
  public enum Place {
    PNG_TEXT,
    EXIF,
    XMP,
    IPTC,
    COMMENT,
    RIFF_INFO,
    ID3,
    VORBIS_COMMENT,
    MP4_TEXT,
    WEBM_TEXT,
    PDF_INFO;

    /** Key of the words that people read for this place. */
    public String messageKey() {
      return "media.place." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
