package coop.byhand.media;

import java.util.Locale;

/** Oddities that do not keep a file out but that the people who verify it should see. */
public enum Caution {
  /** Bytes after the end of the work; no rendition carries them. */
  TRAILING_BYTES,
  /** The file is also an archive, a document, a page or a script. */
  FOREIGN_CONTENT,
  /** A block of metadata could not be read. */
  UNREADABLE_METADATA,
  /** The structure breaks before the end; what stands behind the break was not read. */
  BROKEN_STRUCTURE,
  /** More metadata than is kept. */
  METADATA_LEFT_OUT,
  /** Characters that reverse the reading direction. */
  BIDI_CONTROLS;

  /** Key of the words that people read for this oddity. */
  public String messageKey() {
    return "media.caution." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
