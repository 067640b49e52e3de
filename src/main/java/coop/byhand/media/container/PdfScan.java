package coop.byhand.media.container;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.PrivateData;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for names in a PDF: those of actions, of attachments, of pages and of its makers. The
 * intake refuses a document that can act; somebody who judges credentials reads on.
 */
public final class PdfScan {

  /** Bytes of a name; the standard allows 127. */
  private static final int MAX_NAME = 127;

  /** Object streams of one document. */
  private static final int MAX_STREAMS = 20_000;

  /** Bytes around a name in which the rest of its dictionary is looked for. */
  private static final int NEAR = 512;

  /** Every script needs the first; the others start programs, send forms or bring scripts in. */
  private static final Set<String> ACTIONS =
      Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia", "Rendition");

  private static final Map<String, String> INFO =
      Map.of(
          "Author", "Author",
          "Creator", "Creator Tool",
          "Producer", "Producer",
          "Title", "Title",
          "Subject", "Subject");

  private final Findings findings;
  private final @Nullable Credential credential;
  private int pages;
  private int streams;

  /** Is told where the name of a credential's file stands. */
  @FunctionalInterface
  public interface Credential {
    /**
     * Is told of a name.
     *
     * @param bytes the document, or an unfolded object stream of it
     * @param at where the name begins
     */
    void found(Bytes bytes, long at) throws MalformedMedia;
  }

  PdfScan(Findings findings) {
    this(findings, null);
  }

  private PdfScan(Findings findings, @Nullable Credential credential) {
    this.findings = findings;
    this.credential = credential;
  }

  /** Reads the texts and reports credentials; nothing that the document can do refuses it. */
  public static void judge(Bytes file, Findings findings, Credential credential)
      throws MalformedMedia {
    new PdfScan(findings, credential).scan(file);
  }

  int pages() {
    return pages;
  }

  void scan(Bytes bytes) throws MalformedMedia {
    String before = "";
    for (long at = bytes.find('/', 0, bytes.size());
        at >= 0;
        at = bytes.find('/', at + 1, bytes.size())) {
      String name = name(bytes, at + 1);
      if (credential == null) {
        refuse(bytes, name, at);
      } else if (name.equals("C2PA_Manifest")) {
        credential.found(bytes, at);
      }
      switch (name) {
        case "Page" -> pages += before.equals("Type") ? 1 : 0;
        case "ObjStm" -> {
          if (credential == null) {
            objectStream(bytes, at);
          } else {
            long here = at;
            findings.tolerate(() -> objectStream(bytes, here));
          }
        }
        case "XML" -> {
          if (before.equals("Subtype")) {
            metadata(bytes, at);
          }
        }
        default -> {
          if (INFO.containsKey(name)) {
            info(bytes, name, at + 1 + name.length());
          }
        }
      }
      before = name;
    }
  }

  private void refuse(Bytes bytes, String name, long at) throws MalformedMedia {
    if (ACTIONS.contains(name) || (name.equals("XFA") && isKey(bytes, at + 4))) {
      throw bytes.bad(MediaRule.ACTIVE_CONTENT, at, name);
    }
    if (name.equals("Encrypt")) {
      throw bytes.bad(MediaRule.ENCRYPTED, at);
    }
    if (name.equals("EmbeddedFile") || (name.equals("EF") && isKey(bytes, at + 3))) {
      attachment(bytes, at);
    }
  }

  /** Short names occur in compressed pictures by chance; a key has a dictionary or a reference. */
  private static boolean isKey(Bytes bytes, long from) throws MalformedMedia {
    long at = skipSpace(bytes, from);
    if (bytes.matches(at, "<<") || bytes.matches(at, "[")) {
      return true;
    }
    return integer(bytes, at) >= 0 && bytes.find(" R", at, at + 24) >= 0;
  }

  /** A name up to its delimiter, with {@code #41} read as {@code A}. */
  private static String name(Bytes bytes, long from) throws MalformedMedia {
    StringBuilder name = new StringBuilder();
    for (long at = from; at < bytes.size() && name.length() <= MAX_NAME; at++) {
      int c = bytes.u8(at);
      if (c <= ' ' || "()<>[]{}/%".indexOf(c) >= 0) {
        break;
      }
      if (c == '#' && at + 2 < bytes.size()) {
        int high = Character.digit(bytes.u8(at + 1), 16);
        int low = Character.digit(bytes.u8(at + 2), 16);
        if (high >= 0 && low >= 0) {
          c = high << 4 | low;
          at += 2;
        }
      }
      name.append((char) c);
    }
    return name.toString();
  }

  /** The one attachment that is allowed is the C2PA manifest store. */
  private void attachment(Bytes bytes, long at) throws MalformedMedia {
    long from = Math.max(0, at - NEAR);
    if (bytes.find("/C2PA_Manifest", from, at + NEAR) < 0) {
      throw bytes.bad(MediaRule.ATTACHMENT, at);
    }
    findings.contentCredentials();
  }

  /** Unfolds an object stream and looks for names in it. */
  private void objectStream(Bytes bytes, long at) throws MalformedMedia {
    if (++streams > MAX_STREAMS) {
      throw bytes.bad(MediaRule.TOO_MANY_PARTS, at, MAX_STREAMS);
    }
    long stream = bytes.find("stream", at, at + NEAR);
    long open = lastDictionary(bytes, at);
    if (stream < 0 || open < 0) {
      throw bytes.bad(MediaRule.BROKEN, at, "ObjStm");
    }
    long body = stream + 6;
    body += bytes.matches(body, "\r\n") ? 2 : 1;
    long end = bytes.find("endstream", body, bytes.size());
    if (end < 0) {
      throw bytes.bad(MediaRule.CUT_SHORT, body);
    }
    Bytes content = bytes.slice(body, end - body);
    if (bytes.find("/Filter", open, stream) < 0) {
      new PdfScan(findings, credential).take(this, content);
      return;
    }
    boolean plain =
        bytes.find("/FlateDecode", open, stream) >= 0
            && bytes.find("Decode", bytes.find("/FlateDecode", open, stream) + 12, stream) < 0
            && bytes.find("/Predictor", open, stream) < 0;
    byte[] unfolded = plain ? findings.inflateObjects(content) : new byte[0];
    if (unfolded.length == 0) {
      throw bytes.bad(MediaRule.BROKEN, at, "ObjStm");
    }
    new PdfScan(findings, credential).take(this, Bytes.of(unfolded));
  }

  private void take(PdfScan outer, Bytes content) throws MalformedMedia {
    // Object streams never lie in one another; a name that says so is refused as too many.
    streams = MAX_STREAMS;
    scan(content);
    outer.pages += pages;
  }

  private static long lastDictionary(Bytes bytes, long before) throws MalformedMedia {
    long last = -1;
    for (long at = bytes.find("<<", Math.max(0, before - NEAR), before);
        at >= 0;
        at = bytes.find("<<", at + 1, before)) {
      last = at;
    }
    return last;
  }

  private void metadata(Bytes bytes, long at) throws MalformedMedia {
    long packet = bytes.find("<x:xmpmeta", at, at + 4 * NEAR);
    if (packet >= 0) {
      findings.tolerate(() -> XmpPacket.read(bytes.from(packet), findings));
    }
  }

  private void info(Bytes bytes, String name, long from) throws MalformedMedia {
    long at = skipSpace(bytes, from);
    if (!bytes.has(at, 2) || bytes.u8(at) != '(') {
      return;
    }
    int length = (int) Math.min(NEAR, bytes.size() - at - 1);
    byte[] raw = bytes.copy(at + 1, length);
    int end = 0;
    while (end < length && (raw[end] != ')' || (end > 0 && raw[end - 1] == '\\'))) {
      end++;
    }
    boolean wide = end >= 2 && raw[0] == (byte) 0xfe && raw[1] == (byte) 0xff;
    String value =
        wide
            ? new String(raw, 2, end - 2, StandardCharsets.UTF_16BE)
            : TiffTree.decode(raw, 0, end);
    findings.text(Place.PDF_INFO, INFO.getOrDefault(name, name), value);
    if (name.equals("Author") && !value.isBlank()) {
      findings.privateFact(PrivateData.PERSON_NAME);
    }
  }

  public static long skipSpace(Bytes bytes, long from) throws MalformedMedia {
    long at = from;
    while (at < bytes.size() && bytes.u8(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** The whole number that stands here, or -1. */
  public static long integer(Bytes bytes, long from) throws MalformedMedia {
    long at = skipSpace(bytes, from);
    long value = -1;
    while (at < bytes.size() && bytes.u8(at) >= '0' && bytes.u8(at) <= '9') {
      value = Math.max(value, 0) * 10 + (bytes.u8(at) - '0');
      if (value > Integer.MAX_VALUE * 4L) {
        return -1;
      }
      at++;
    }
    return value;
  }

  /** Where a dictionary ends, or -1 where its brackets do not match. */
  static long endOfDictionary(Bytes bytes, long open) throws MalformedMedia {
    int depth = 0;
    for (long at = open; at < Math.min(bytes.size(), open + 16 * NEAR); at++) {
      if (bytes.matches(at, "<<")) {
        depth++;
        at++;
      } else if (bytes.matches(at, ">>")) {
        depth--;
        at++;
        if (depth == 0) {
          return at + 1;
        }
      } else if (bytes.u8(at) == '{') {
        return -1;
      }
    }
    return -1;
  }
}
