package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * XMP (ISO 16684-1): finds properties by their local name, whether they stand as attributes or as
 * elements. It is no XML parser and wants to be none: a document type, an entity beyond the five of
 * XML, or anything crooked simply ends the packet.
 */
public final class XmpPacket {

  /** Bytes of a packet that are read; the history of edits can make it long. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /** Elements inside elements. */
  private static final int MAX_DEPTH = 64;

  private final String xml;
  private final Findings findings;
  private final Deque<String> open = new ArrayDeque<>();
  private int at;

  private XmpPacket(String xml, Findings findings) {
    this.xml = xml;
    this.findings = findings;
  }

  public static void read(Bytes packet, Findings findings) throws MalformedMedia {
    int length = (int) Math.min(packet.size(), MAX_BYTES);
    XmpPacket reader = new XmpPacket(packet.utf8(0, length), findings);
    if (!reader.walk()) {
      throw packet.bad(MediaRule.BROKEN, reader.at, "XMP");
    }
  }

  /** Walks to the end of the packet; false where it is crooked. */
  private boolean walk() {
    while (true) {
      int tag = xml.indexOf('<', at);
      if (tag < 0) {
        return open.isEmpty();
      }
      content(xml.substring(at, tag));
      at = tag;
      if (xml.startsWith("<?", at)) {
        skipPast("?>");
      } else if (xml.startsWith("<!--", at)) {
        skipPast("-->");
      } else if (xml.startsWith("</", at)) {
        skipPast(">");
        if (open.isEmpty()) {
          return false;
        }
        open.pop();
        if (open.isEmpty()) {
          return true;
        }
      } else if (xml.startsWith("<!", at) || !element()) {
        return false;
      }
    }
  }

  private void skipPast(String end) {
    int found = xml.indexOf(end, at);
    at = found < 0 ? xml.length() : found + end.length();
  }

  private boolean element() {
    at++;
    String name = localName(word());
    if (name.isEmpty() || open.size() >= MAX_DEPTH) {
      return false;
    }
    noteStructure(name);
    while (at < xml.length()) {
      skipSpace();
      if (xml.startsWith("/>", at)) {
        at += 2;
        return true;
      }
      if (xml.startsWith(">", at)) {
        at++;
        open.push(name);
        return true;
      }
      if (!attribute(name)) {
        return false;
      }
    }
    return false;
  }

  private boolean attribute(String element) {
    String name = word();
    skipSpace();
    if (name.isEmpty() || !xml.startsWith("=", at)) {
      return false;
    }
    at++;
    skipSpace();
    if (at >= xml.length() || (xml.charAt(at) != '"' && xml.charAt(at) != '\'')) {
      return false;
    }
    int end = xml.indexOf(xml.charAt(at), at + 1);
    if (end < 0) {
      return false;
    }
    String value = xml.substring(at + 1, end);
    at = end + 1;
    String local = localName(name);
    if (name.equals("rdf:resource")) {
      property(isContainer(element) ? owner() : element, value);
    } else if (!name.startsWith("xmlns") && !name.startsWith("rdf:") && !name.startsWith("xml:")) {
      property(local, value);
    }
    return true;
  }

  /** Text between tags belongs to the nearest element that is not a container of RDF. */
  private void content(String text) {
    if (text.isBlank()) {
      return;
    }
    property(owner(), text);
  }

  /** The nearest open element that is not a container of RDF; empty if there is none. */
  private String owner() {
    return open.stream().filter(element -> !isContainer(element)).findFirst().orElse("");
  }

  private static boolean isContainer(String element) {
    return switch (element) {
      case "li", "Alt", "Seq", "Bag", "value", "Description" -> true;
      default -> false;
    };
  }

  private void property(String name, String raw) {
    String value = plain(raw.strip());
    if (value.isEmpty()) {
      return;
    }
    switch (name) {
      case "creator", "OwnerName", "CameraOwnerName", "PersonInImage", "CaptionWriter" ->
          findings.privateFact(PrivateData.PERSON_NAME);
      case "GPSLatitude", "GPSLongitude" -> findings.privateFact(PrivateData.GPS_POSITION);
      case "SerialNumber", "BodySerialNumber", "LensSerialNumber" ->
          findings.privateFact(PrivateData.DEVICE_SERIAL);
      case "City", "Location", "Sublocation" -> findings.privateFact(PrivateData.PLACE_NAME);
      case "CiEmailWork", "CiTelWork", "CiAdrExtadr", "CiUrlWork" ->
          findings.privateFact(PrivateData.CONTACT_DETAILS);
      default -> {
        // The other properties speak of the work.
      }
    }
    if (isWorthKeeping(name)) {
      findings.text(Place.XMP, name, value);
    }
  }

  private void noteStructure(String name) {
    if (name.equals("RegionList") || name.equals("ImageRegion")) {
      findings.privateFact(PrivateData.FACE_REGIONS);
    } else if (name.equals("Thumbnails")) {
      findings.privateFact(PrivateData.THUMBNAIL);
    }
  }

  /** The properties that signals are read from or that people may want to see. */
  private static boolean isWorthKeeping(String name) {
    return switch (name) {
      case "DigitalSourceType",
          "DigitalSourcefileType",
          "AISystemUsed",
          "AISystemVersionUsed",
          "AIPromptInformation",
          "AIPromptWriterName",
          "Credit",
          "CreatorTool",
          "softwareAgent",
          "Software",
          "Producer",
          "UserComment",
          "ImageDescription",
          "description",
          "title",
          "creator",
          "rights",
          "provenance",
          "DataMining", // PLUS: what may be mined and trained on
          "OtherConstraints",
          "Source",
          "Headline",
          "Instructions",
          "parameters" ->
          true;
      default -> false;
    };
  }

  private String word() {
    int from = at;
    while (at < xml.length() && isNamePart(xml.charAt(at))) {
      at++;
    }
    return xml.substring(from, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
  }

  private void skipSpace() {
    while (at < xml.length() && Character.isWhitespace(xml.charAt(at))) {
      at++;
    }
  }

  private static String localName(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The five entities of XML and numeric references. */
  private static String plain(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      int end = raw.charAt(i) == '&' ? endOfEntity(raw, i) : -1;
      int codePoint = end < 0 ? -1 : entity(raw.substring(i + 1, end));
      if (codePoint < 0) {
        text.append(raw.charAt(i));
      } else {
        text.appendCodePoint(codePoint);
        i = end;
      }
    }
    return text.toString();
  }

  /** Looks ten characters far: a text of nothing but ampersands must not cost its square. */
  private static int endOfEntity(String raw, int from) {
    int limit = Math.min(raw.length(), from + 11);
    for (int i = from + 1; i < limit; i++) {
      if (raw.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
  }

  private static int entity(String name) {
    return switch (name) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> numeric(name);
    };
  }

  private static int numeric(String name) {
    try {
      int value =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
      return Character.isValidCodePoint(value) ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
