package coop.byhand.provenance;

import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.provenance.CaseFile.FileFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Picks from the metadata of a file what tells about its making and nothing about a person: devices,
 * programs, dates and exposure. Places, serial numbers, names and contact details are never taken,
 * whatever field they stand in.
 */
final class FileFacts {

  private static final int MOST = 40;
  private static final int LONGEST = 200;

  /** Field names in lower case, as EXIF, XMP, PNG, RIFF, ID3, Vorbis comments and MP4 name them. */
  private static final Set<String> HARMLESS =
      Set.of(
          "make",
          "model",
          "lensmake",
          "lensmodel",
          "lens",
          "software",
          "processingsoftware",
          "creatortool",
          "softwareagent",
          "datetime",
          "datetimeoriginal",
          "datetimedigitized",
          "createdate",
          "datecreated",
          "modifydate",
          "exposuretime",
          "fnumber",
          "photographicsensitivity",
          "isospeedratings",
          "focallength",
          "digitalsourcetype",
          "creation time",
          "encoder",
          "encoded_by",
          "isft",
          "icrd",
          "tsse",
          "tenc",
          "tdrc",
          "producer",
          "creationdate");

  private FileFacts() {}

  static List<FileFact> of(Metadata metadata) {
    Map<String, FileFact> found = new LinkedHashMap<>();
    for (MetadataText text : metadata.texts()) {
      String value = PlainText.line(text.value());
      if (HARMLESS.contains(text.name().toLowerCase(Locale.ROOT)) && !value.isEmpty()) {
        String kept = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        String field = PlainText.line(text.name());
        found.putIfAbsent(field + "=" + kept, new FileFact(field, kept));
      }
      if (found.size() == MOST) {
        break;
      }
    }
    return new ArrayList<>(found.values());
  }
}
