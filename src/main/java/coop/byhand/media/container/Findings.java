package coop.byhand.media.container;

import coop.byhand.media.Caution;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.Orientation;
import coop.byhand.media.PrivateData;
import coop.byhand.media.Signatures;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a reader collects on its way through one file. */
public final class Findings {

  /** Texts kept; photographs with a long history of edits have about 150. */
  public static final int MAX_TEXTS = 400;

  /** Characters kept of one text. */
  public static final int MAX_TEXT = 65_536;

  /** Characters kept of all texts together. */
  public static final int MAX_ALL_TEXTS = 2_000_000;

  /** Bytes of one text that are copied before decoding. */
  public static final int MAX_TEXT_BYTES = 4 * MAX_TEXT;

  /** Bytes that all compressed texts of one file may unfold to. */
  public static final int MAX_UNFOLDED = 8 * 1024 * 1024;

  /** Bytes that one object stream of a document may unfold to; writers put 200 objects in one. */
  public static final int MAX_OBJECT_STREAM = 16 * 1024 * 1024;

  /** Bytes that all object streams of a document may unfold to. */
  public static final int MAX_OBJECT_STREAMS = 256 * 1024 * 1024;

  private final boolean lenient;
  private final List<MetadataText> texts = new ArrayList<>();
  private final Set<PrivateData> privateData = EnumSet.noneOf(PrivateData.class);
  private final Set<Caution> cautions = EnumSet.noneOf(Caution.class);
  private final ExtendedXmp extendedXmp = new ExtendedXmp();
  private Orientation orientation = Orientation.UPRIGHT;
  private boolean contentCredentials;
  private int unfolded;
  private int unfoldedObjects;
  private int kept;

  Findings() {
    this(false);
  }

  private Findings(boolean lenient) {
    this.lenient = lenient;
  }

  /**
   * Findings of somebody who judges a file and does not take it in: a text that unfolds too far is
   * left out and noted.
   */
  public static Findings lenient() {
    return new Findings(true);
  }

  /** Reading of one block of metadata. */
  @FunctionalInterface
  public interface Block {
    void read() throws MalformedMedia;
  }

  /**
   * Reads a block of metadata whose faults do not harm the work. The limits hold all the same: too
   * much work or a text that unfolds too far refuses the file.
   */
  public void tolerate(Block block) throws MalformedMedia {
    try {
      block.read();
    } catch (MalformedMedia e) {
      if (e.rule() == MediaRule.TOO_MUCH_WORK
          || (e.rule() == MediaRule.UNFOLDS_TOO_FAR && !lenient)) {
        throw e;
      }
      cautions.add(Caution.UNREADABLE_METADATA);
    }
  }

  public void text(MetadataText.Place place, String name, String value) {
    if (value.isBlank()) {
      return;
    }
    if (texts.size() >= MAX_TEXTS) {
      cautions.add(Caution.METADATA_LEFT_OUT);
      return;
    }
    int room = Math.min(MAX_TEXT, MAX_ALL_TEXTS - kept);
    String text = value.substring(0, Math.min(value.length(), room)).strip();
    if (value.length() > room) {
      cautions.add(Caution.METADATA_LEFT_OUT);
    }
    if (text.isEmpty()) {
      return;
    }
    kept += text.length();
    texts.add(new MetadataText(place, name, text));
    if (looksLikeLocalPath(text)) {
      privateData.add(PrivateData.LOCAL_PATH);
    }
    if (text.codePoints().anyMatch(Findings::turnsDirection)) {
      cautions.add(Caution.BIDI_CONTROLS);
    }
  }

  /** Takes a piece of a packet that is spread over segments, and reads it once it is whole. */
  void extendedXmp(Bytes piece) throws MalformedMedia {
    Optional<Bytes> packet = extendedXmp.add(piece);
    if (packet.isPresent()) {
      XmpPacket.read(packet.get(), this);
    }
  }

  public void privateFact(PrivateData fact) {
    privateData.add(fact);
  }

  public void caution(Caution caution) {
    cautions.add(caution);
  }

  public void contentCredentials() {
    contentCredentials = true;
  }

  void orientation(Orientation found) {
    orientation = found;
  }

  Orientation orientation() {
    return orientation;
  }

  /** Looks at the bytes after the end of the work and says what they seem to be. */
  public void trailing(Bytes file, long end) throws MalformedMedia {
    if (end >= file.size()) {
      return;
    }
    cautions.add(Caution.TRAILING_BYTES);
    Bytes tail = file.from(end);
    long looked = Math.min(tail.size(), 64 * 1024);
    for (String start : List.of("PK\3\4", "%PDF-", "<?php", "<script", "<html", "<!DOCTYPE")) {
      if (tail.find(start, 0, looked) >= 0) {
        cautions.add(Caution.FOREIGN_CONTENT);
      }
    }
  }

  /** Unfolds a compressed text; a broken one gives what came out before the break. */
  public byte[] inflate(Bytes folded) throws MalformedMedia {
    byte[] text = inflate(folded, MAX_UNFOLDED - unfolded);
    unfolded += text.length;
    return text;
  }

  /** Unfolds an object stream of a document. */
  public byte[] inflateObjects(Bytes folded) throws MalformedMedia {
    int room = Math.min(MAX_OBJECT_STREAM, MAX_OBJECT_STREAMS - unfoldedObjects);
    byte[] objects = inflate(folded, room);
    unfoldedObjects += objects.length;
    return objects;
  }

  private byte[] inflate(Bytes folded, int room) throws MalformedMedia {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      byte[] buffer = new byte[8192];
      long at = 0;
      while (!inflater.finished() && !inflater.needsDictionary()) {
        if (inflater.needsInput()) {
          if (at >= folded.size()) {
            break;
          }
          int part = (int) Math.min(8192, folded.size() - at);
          inflater.setInput(folded.copy(at, part));
          at += part;
        }
        int count = inflater.inflate(buffer);
        if (out.size() + count > room) {
          throw folded.bad(MediaRule.UNFOLDS_TOO_FAR, 0, room);
        }
        out.write(buffer, 0, count);
      }
    } catch (DataFormatException e) {
      cautions.add(Caution.UNREADABLE_METADATA);
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }

  public Metadata metadata() {
    return new Metadata(texts, Signatures.in(texts), privateData, cautions, contentCredentials);
  }

  private static boolean looksLikeLocalPath(String value) {
    return value.contains(":\\Users\\")
        || value.contains(":\\\\Users\\\\")
        || value.contains("/Users/")
        || value.contains("/home/");
  }

  private static boolean turnsDirection(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
