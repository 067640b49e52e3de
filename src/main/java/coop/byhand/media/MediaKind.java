package coop.byhand.media;

/** The five kinds of works the co-op lists, each with the largest file that is taken in. */
public enum MediaKind {
  /** Photographs, drawings, scans. A 150-megapixel TIFF with 16 bits a channel has 900 MB. */
  IMAGE(1_000_000_000L),
  /** Recordings. Three hours of 96 kHz stereo with 24 bits have 6.2 GB; an album side has 1 GB. */
  AUDIO(2_000_000_000L),
  /** Films. */
  VIDEO(4_000_000_000L),
  /** Plain text and Markdown. The Bible has 4.5 MB. */
  TEXT(10_000_000L),
  /** Documents with fixed pages. */
  DOCUMENT(200_000_000L);

  private final long maxBytes;

  MediaKind(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The largest file of this kind that is read, in bytes. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Key of the word that people read for this kind of work. */
  public String messageKey() {
    return "media.kind." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
