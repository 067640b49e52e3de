package coop.byhand.media.container;

import coop.byhand.media.DeclaredAs;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells the type of a file by its first bytes and refuses what is never taken in, each kind under
 * its own rule.
 */
final class FileType {

  /** How far into a file a page, a script or an archive is looked for. */
  private static final int LOOK = 4096;

  /** SHA-256 of the 68 characters of the EICAR test file, which must not stand in a source. */
  private static final String EICAR =
      "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";

  private static final List<String> BOXES_AT_START =
      List.of("free", "skip", "wide", "moov", "mdat", "pnot", "uuid");

  private static final List<String> STILL_BRANDS =
      List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

  private FileType() {}

  static MediaType of(Bytes file, DeclaredAs declared) throws MalformedMedia {
    if (file.size() == 0) {
      throw file.bad(MediaRule.EMPTY, 0);
    }
    refusePrograms(file);
    refuseArchives(file);
    refuseOtherFormats(file);
    MediaType picture = pictureOrDocument(file);
    if (picture != null) {
      return picture;
    }
    MediaType sound = soundOrFilm(file);
    return sound != null ? sound : textOrNothing(file, declared);
  }

  private static @Nullable MediaType pictureOrDocument(Bytes file) throws MalformedMedia {
    if (file.matches(0, "\u00ff\u00d8\u00ff")) {
      return MediaType.JPEG;
    }
    if (file.matches(0, "\u0089PNG\r\n\u001a\n")) {
      return MediaType.PNG;
    }
    if (file.matches(0, "GIF87a") || file.matches(0, "GIF89a")) {
      return MediaType.GIF;
    }
    if (file.matches(0, "RIFF") && file.matches(8, "WEBP")) {
      return MediaType.WEBP;
    }
    if (file.matches(0, "II*\0") || file.matches(0, "MM\0*")) {
      return MediaType.TIFF;
    }
    return file.matches(0, "%PDF-") ? MediaType.PDF : null;
  }

  private static @Nullable MediaType soundOrFilm(Bytes file) throws MalformedMedia {
    if (file.matches(0, "RIFF") && file.matches(8, "WAVE")) {
      return MediaType.WAV;
    }
    if (file.matches(0, "fLaC")) {
      return MediaType.FLAC;
    }
    if (file.matches(0, "OggS")) {
      return MediaType.OGG;
    }
    if (file.matches(0, "ID3")) {
      return file.matches(Id3Tag.end(file), "fLaC") ? MediaType.FLAC : MediaType.MP3;
    }
    if (file.matches(4, "ftyp")) {
      return file.matches(8, "qt  ") ? MediaType.MOV : MediaType.MP4;
    }
    for (String box : BOXES_AT_START) {
      if (file.matches(4, box)) {
        return MediaType.MP4;
      }
    }
    if (file.matches(0, "\u001aE\u00df\u00a3")) {
      return MediaType.WEBM;
    }
    return Mp3Reader.isFrame(file, 0) ? MediaType.MP3 : null;
  }

  private static void refusePrograms(Bytes file) throws MalformedMedia {
    boolean program =
        file.matches(0, "MZ")
            || file.matches(0, "\u007fELF")
            || file.matches(0, "\u00ca\u00fe\u00ba\u00be")
            || file.matches(0, "\u00cf\u00fa\u00ed\u00fe")
            || file.matches(0, "\u00fe\u00ed\u00fa\u00cf")
            || file.matches(0, "\0asm")
            || file.matches(0, "#!/");
    if (program) {
      throw file.bad(MediaRule.PROGRAM, 0);
    }
    if (file.size() >= 68 && file.size() <= 128 && isVirusTest(file)) {
      throw file.bad(MediaRule.VIRUS_TEST, 0);
    }
  }

  private static boolean isVirusTest(Bytes file) throws MalformedMedia {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.copy(0, 68));
      return HexFormat.of().formatHex(hash).equals(EICAR);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refuseArchives(Bytes file) throws MalformedMedia {
    if (file.matches(0, "PK\3\4") || file.matches(0, "PK\5\6") || file.matches(0, "PK\7\b")) {
      boolean office = file.find("[Content_Types].xml", 0, LOOK) >= 0;
      throw file.bad(office ? MediaRule.OFFICE : MediaRule.ARCHIVE, 0);
    }
    if (file.matches(0, "\u00d0\u00cf\u0011\u00e0") || file.matches(0, "{\\rtf")) {
      throw file.bad(MediaRule.OFFICE, 0);
    }
    boolean archive =
        file.matches(0, "\u001f\u008b")
            || file.matches(0, "BZh")
            || file.matches(0, "7z\u00bc\u00af")
            || file.matches(0, "\u00fd7zXZ")
            || file.matches(0, "(\u00b5/\u00fd")
            || file.matches(0, "Rar!")
            || file.matches(257, "ustar");
    if (archive) {
      throw file.bad(MediaRule.ARCHIVE, 0);
    }
  }

  private static void refuseOtherFormats(Bytes file) throws MalformedMedia {
    String name = null;
    if (file.matches(0, "BM") && file.size() >= 26 && file.u32le(14) <= 124) {
      name = "BMP";
    } else if (file.matches(0, "II+\0") || file.matches(0, "MM\0+")) {
      name = "BigTIFF";
    } else if (file.matches(0, "0&\u00b2u")) {
      name = "Windows Media";
    } else if (file.matches(0, "RF64") || file.matches(0, "BW64")) {
      name = "RF64";
    } else if (file.matches(0, "RIFF") && file.matches(8, "AVI ")) {
      name = "AVI";
    } else if (file.matches(0, "FORM")) {
      name = "AIFF";
    } else if (file.matches(0, "8BPS")) {
      name = "Photoshop";
    } else if (file.matches(4, "jP  ") || file.matches(4, "JXL ")) {
      name = "JPEG 2000 / JPEG XL";
    } else if (file.matches(4, "ftyp") && file.has(8, 4)) {
      String brand = file.latin1(8, 4);
      name = STILL_BRANDS.contains(brand) ? "HEIF / AVIF" : null;
    }
    if (name != null) {
      throw file.bad(MediaRule.UNSUPPORTED, 0, name);
    }
  }

  private static MediaType textOrNothing(Bytes file, DeclaredAs declared) throws MalformedMedia {
    int length = (int) Math.min(file.size(), LOOK);
    byte[] head = file.copy(0, length);
    for (byte b : head) {
      if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
        throw file.bad(MediaRule.UNKNOWN, 0);
      }
    }
    refuseMarkup(file, head);
    if (!TextReader.isUtf8(head, length < file.size())) {
      boolean announcedAsText = declared.contradictedBy(MediaType.TEXT).isEmpty();
      throw file.bad(announcedAsText ? MediaRule.NOT_UTF8 : MediaRule.UNKNOWN, 0);
    }
    return declared.asMarkdown() ? MediaType.MARKDOWN : MediaType.TEXT;
  }

  /** Pages, drawings and scripts in the clothes of a text. */
  private static void refuseMarkup(Bytes file, byte[] head) throws MalformedMedia {
    String text = new String(head, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    String start = (text.startsWith("\ufeff") ? text.substring(1) : text).stripLeading();
    if (start.startsWith("<?php") || start.startsWith("<%") || start.startsWith("<?=")) {
      throw file.bad(MediaRule.PROGRAM, 0);
    }
    boolean markup = start.startsWith("<");
    if (markup && text.contains("<svg")) {
      throw file.bad(MediaRule.SVG, 0);
    }
    List<String> page = List.of("<!doctype", "<html", "<head", "<body", "<script", "<iframe");
    if (markup && page.stream().anyMatch(text::contains)) {
      throw file.bad(MediaRule.HTML, 0);
    }
    if (start.startsWith("<?xml")) {
      throw file.bad(MediaRule.SVG, 0);
    }
  }
}
