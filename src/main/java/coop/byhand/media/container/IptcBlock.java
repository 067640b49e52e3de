package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import java.util.Map;

/** IPTC IIM 4.2 in a Photoshop image resource block. */
public final class IptcBlock {

  private static final int MAX_RESOURCES = 1_000;
  private static final int MAX_DATASETS = 2_000;

  /** Names after IPTC Photo Metadata; what is not listed describes the picture. */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(5, "ObjectName"),
          Map.entry(40, "SpecialInstructions"),
          Map.entry(65, "Software"), // originating program
          Map.entry(80, "By-line"),
          Map.entry(85, "By-lineTitle"),
          Map.entry(90, "City"),
          Map.entry(92, "Sub-location"),
          Map.entry(105, "Headline"),
          Map.entry(110, "Credit"),
          Map.entry(115, "Source"),
          Map.entry(116, "CopyrightNotice"),
          Map.entry(118, "Contact"),
          Map.entry(120, "Caption-Abstract"),
          Map.entry(122, "Writer-Editor"));

  private IptcBlock() {}

  /** Walks "8BIM" resources and reads the IPTC record (0x0404) and the thumbnail (0x040C). */
  public static void readResources(Bytes block, Findings findings) throws MalformedMedia {
    long at = 0;
    for (int i = 0; i < MAX_RESOURCES && block.matches(at, "8BIM"); i++) {
      int id = block.u16(at + 4);
      int name = block.u8(at + 6) + 1;
      long size = at + 6 + name + (name & 1);
      long length = block.u32(size);
      Bytes content = block.slice(size + 4, length);
      if (id == 0x0404) {
        read(content, findings);
      } else if (id == 0x040c || id == 0x0409) {
        findings.privateFact(PrivateData.THUMBNAIL);
      }
      at = size + 4 + length + (length & 1);
    }
  }

  /** Reads the datasets of record 2. */
  public static void read(Bytes record, Findings findings) throws MalformedMedia {
    long at = 0;
    for (int i = 0; i < MAX_DATASETS && record.has(at, 5) && record.u8(at) == 0x1c; i++) {
      int dataset = record.u8(at + 2);
      int length = record.u16(at + 3);
      if (length > 0x7fff) {
        return; // extended datasets hold pictures
      }
      String name = NAMES.get(dataset);
      if (record.u8(at + 1) == 2 && name != null) {
        byte[] raw = record.copy(at + 5, length);
        findings.text(Place.IPTC, name, TiffTree.decode(raw, 0, raw.length));
        note(dataset, findings);
      }
      at += 5L + length;
    }
  }

  private static void note(int dataset, Findings findings) {
    switch (dataset) {
      case 80, 122 -> findings.privateFact(PrivateData.PERSON_NAME);
      case 90, 92 -> findings.privateFact(PrivateData.PLACE_NAME);
      case 118 -> findings.privateFact(PrivateData.CONTACT_DETAILS);
      default -> {
        // The other fields speak of the picture.
      }
    }
  }
}
