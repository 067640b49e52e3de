package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** ID3v2, versions 2.2 to 2.4 (id3.org informal standards). */
public final class Id3Tag {

  private static final int HEADER = 10;
  private static final int MAX_FRAMES = 5_000;

  private Id3Tag() {}

  /** Where the tag ends, footer included. */
  public static long end(Bytes file) throws MalformedMedia {
    boolean footer = (file.u8(5) & 0x10) != 0;
    return HEADER + syncsafe(file, 6) + (footer ? HEADER : 0);
  }

  /** One frame: its four letters (three in version 2.2) and its content. */
  public record Frame(String name, Bytes content) {}

  public static void read(Bytes file, Findings findings) throws MalformedMedia {
    for (Frame frame : frames(file)) {
      findings.tolerate(() -> readFrame(frame.name(), frame.content(), findings));
    }
  }

  /** The frames of the tag at the start of the file, up to the first that is crooked. */
  public static List<Frame> frames(Bytes file) throws MalformedMedia {
    int version = file.u8(3);
    if (version < 2 || version > 4) {
      throw file.bad(MediaRule.BROKEN, 3, "ID3");
    }
    Bytes tag = file.slice(HEADER, Math.min(syncsafe(file, 6), file.size() - HEADER));
    long at = 0;
    if ((file.u8(5) & 0x40) != 0 && version > 2) {
      at = version == 4 ? syncsafe(tag, 0) : 4 + tag.u32(0);
    }
    int head = version == 2 ? 6 : 10;
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < MAX_FRAMES && tag.has(at, head) && tag.u8(at) != 0; i++) {
      String name = tag.latin1(at, version == 2 ? 3 : 4);
      long length =
          switch (version) {
            case 2 -> tag.u24(at + 3);
            case 3 -> tag.u32(at + 4);
            default -> syncsafe(tag, at + 4);
          };
      if (!tag.has(at + head, length)) {
        break;
      }
      frames.add(new Frame(name, tag.slice(at + head, length)));
      at += head + length;
    }
    return frames;
  }

  private static void readFrame(String name, Bytes frame, Findings findings) throws MalformedMedia {
    switch (name) {
      case "APIC", "PIC" -> findings.privateFact(PrivateData.THUMBNAIL);
      case "GEOB" -> {
        if (frame.matches(1, "application/c2pa") || frame.matches(1, "application/x-c2pa")) {
          findings.contentCredentials();
        }
      }
      case "COMM", "COM", "USLT", "ULT" -> readDescribed(name, frame, 4, findings);
      case "TXXX", "TXX" -> readDescribed(name, frame, 1, findings);
      case "PRIV" -> {
        if (frame.matches(0, "XMP\0")) {
          XmpPacket.read(frame.from(4), findings);
        }
      }
      default -> {
        if (name.startsWith("T") && frame.size() > 1) {
          findings.text(Place.ID3, name, decode(frame.u8(0), part(frame, 1)));
          notePerson(name, findings);
        }
      }
    }
  }

  private static void notePerson(String name, Findings findings) {
    switch (name) {
      case "TPE1", "TPE2", "TCOM", "TOWN", "TP1", "TP2", "TCM" ->
          findings.privateFact(PrivateData.PERSON_NAME);
      default -> {
        // Titles, years, programs.
      }
    }
  }

  /** Frames with a description before the text, which names the field of TXXX. */
  private static void readDescribed(String name, Bytes frame, int from, Findings findings)
      throws MalformedMedia {
    String[] parts = decode(frame.u8(0), part(frame, from)).split("\0", 2);
    String field = name.startsWith("TX") ? parts[0].toLowerCase(Locale.ROOT) : name;
    findings.text(Place.ID3, field, parts[parts.length - 1]);
  }

  private static byte[] part(Bytes frame, long from) throws MalformedMedia {
    long length = Math.min(frame.size() - from, Findings.MAX_TEXT_BYTES);
    return frame.copy(from, (int) Math.max(0, length));
  }

  private static String decode(int encoding, byte[] raw) {
    Charset charset =
        switch (encoding) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    String text = new String(raw, charset);
    return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
  }

  private static long syncsafe(Bytes bytes, long at) throws MalformedMedia {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 7 | (bytes.u8(at + i) & 0x7f);
    }
    return value;
  }
}
