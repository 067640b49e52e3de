package coop.byhand.media.c2pa.asset;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.Id3Tag;
import coop.byhand.media.container.Mp3Reader;
import java.util.Set;

/** The containers in which credentials are looked for, told apart by their first bytes. */
public enum AssetFormat {
  JPEG("image/jpeg"),
  PNG("image/png"),
  WEBP("image/webp"),
  GIF("image/gif"),
  TIFF("image/tiff"),
  SVG("image/svg+xml"),
  /** Still pictures in boxes: HEIC, AVIF and their sequences. */
  HEIF("image/heif"),
  /** MP4, QuickTime and M4A. */
  MP4("video/mp4"),
  MP3("audio/mpeg"),
  WAV("audio/wav"),
  FLAC("audio/flac"),
  PDF("application/pdf"),
  /** A manifest store in a file of its own. */
  SIDECAR("application/c2pa");

  /** How far into a file the root of a drawing or the mark of a document is looked for. */
  private static final int LOOK = 4096;

  private static final Set<String> STILL_BRANDS =
      Set.of(
          "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "avif", "avis");

  private static final Set<String> BOXES_AT_START =
      Set.of(
          "ftyp", "free", "skip", "wide", "moov", "mdat", "pnot", "uuid", "styp", "moof", "sidx");

  private final String mediaType;

  AssetFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The registered media type; the broader one where a container holds several. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Tells the container.
   *
   * @throws MalformedMedia {@code EMPTY} or {@code UNKNOWN}
   */
  static AssetFormat of(Bytes file) throws MalformedMedia {
    if (file.size() == 0) {
      throw file.bad(MediaRule.EMPTY, 0);
    }
    if (file.matches(0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (file.matches(0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (file.matches(0, "GIF87a") || file.matches(0, "GIF89a")) {
      return GIF;
    }
    if (file.matches(0, "RIFF") && file.matches(8, "WEBP")) {
      return WEBP;
    }
    if (file.matches(0, "RIFF") && file.matches(8, "WAVE")) {
      return WAV;
    }
    if (isTiff(file)) {
      return TIFF;
    }
    return soundOrBoxes(file);
  }

  private static boolean isTiff(Bytes file) throws MalformedMedia {
    return file.matches(0, "II*\0")
        || file.matches(0, "MM\0*")
        || file.matches(0, "II+\0")
        || file.matches(0, "MM\0+");
  }

  private static AssetFormat soundOrBoxes(Bytes file) throws MalformedMedia {
    if (file.matches(0, "fLaC")) {
      return FLAC;
    }
    if (file.matches(0, "ID3") && file.has(0, 10)) {
      return file.matches(Id3Tag.end(file), "fLaC") ? FLAC : MP3;
    }
    if (file.matches(4, "jumb") && file.matches(12, "jumd")) {
      return SIDECAR;
    }
    if (file.has(0, 8) && BOXES_AT_START.contains(file.latin1(4, 4))) {
      boolean still = file.matches(4, "ftyp") && file.has(8, 4);
      return still && STILL_BRANDS.contains(file.latin1(8, 4)) ? HEIF : MP4;
    }
    if (file.find("%PDF-", 0, 1024) >= 0) {
      return PDF;
    }
    if (isDrawing(file)) {
      return SVG;
    }
    if (Mp3Reader.isFrame(file, 0)) {
      return MP3;
    }
    throw file.bad(MediaRule.UNKNOWN, 0);
  }

  /** Markup whose first lines hold an {@code svg} element, with or without a prefix. */
  private static boolean isDrawing(Bytes file) throws MalformedMedia {
    long at = file.matches(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
    while (at < Math.min(LOOK, file.size()) && file.u8(at) <= ' ') {
      at++;
    }
    return file.matches(at, "<")
        && (file.find("<svg", at, LOOK) >= 0 || file.find(":svg", at, LOOK) >= 0);
  }
}
