package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import java.util.Locale;

/** The comments that Vorbis, Opus and FLAC share (Xiph.org, Ogg Vorbis I, section 5). */
public final class VorbisComment {

  private static final int MAX_COMMENTS = 5_000;

  private VorbisComment() {}

  public static void read(Bytes block, Findings findings) throws MalformedMedia {
    long vendor = block.u32le(0);
    block.require(4, vendor);
    findings.text(Place.VORBIS_COMMENT, "vendor", block.utf8(4, (int) Math.min(vendor, 1024)));
    long at = 4 + vendor;
    long count = block.u32le(at);
    if (count > MAX_COMMENTS) {
      throw block.bad(MediaRule.TOO_MANY_PARTS, at, MAX_COMMENTS);
    }
    at += 4;
    for (long i = 0; i < count; i++) {
      long length = block.u32le(at);
      block.require(at + 4, length);
      comment(block.utf8(at + 4, (int) Math.min(length, Findings.MAX_TEXT_BYTES)), findings);
      at += 4 + length;
    }
  }

  private static void comment(String comment, Findings findings) {
    int equals = comment.indexOf('=');
    if (equals < 1) {
      return;
    }
    String name = comment.substring(0, equals).toUpperCase(Locale.ROOT);
    if (name.equals("METADATA_BLOCK_PICTURE") || name.equals("COVERART")) {
      return;
    }
    findings.text(Place.VORBIS_COMMENT, name, comment.substring(equals + 1));
    switch (name) {
      case "ARTIST", "PERFORMER", "COMPOSER", "AUTHOR" ->
          findings.privateFact(PrivateData.PERSON_NAME);
      case "CONTACT" -> findings.privateFact(PrivateData.CONTACT_DETAILS);
      case "LOCATION" -> findings.privateFact(PrivateData.PLACE_NAME);
      default -> {
        // The other comments speak of the work.
      }
    }
  }
}
