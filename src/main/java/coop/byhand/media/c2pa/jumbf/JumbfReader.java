package coop.byhand.media.c2pa.jumbf;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a superbox with everything inside (ISO 19566-5 §A). */
final class JumbfReader {

  /** The largest real stores, with many ingredients and previews, stay below 10 MB. */
  static final int MAX_SIZE = 20 * 1024 * 1024;

  /** A store has four levels: store, manifest, assertion store, assertion. */
  static final int MAX_DEPTH = 16;

  /** A manifest has some ten boxes; this is room for a thousand manifests in one store. */
  static final int MAX_BOXES = 20_000;

  /** Real labels stay below 200 bytes. */
  static final int MAX_LABEL = 1_000;

  private static final String TYPE_SUFFIX = "00110010800000aa00389b71";
  private static final int HEADER = 8;
  private static final int LONG_HEADER = 16;
  private static final int HAS_LABEL = 0x02;
  private static final int HAS_ID = 0x04;
  private static final int HAS_HASH = 0x08;
  private static final int HAS_PRIVATE = 0x10;

  private final ByteSlice bytes;
  private int boxesLeft = MAX_BOXES;

  JumbfReader(ByteSlice bytes) {
    this.bytes = bytes;
  }

  /** Type and place of a box: {@code start} of its header, {@code body}, {@code end}. */
  private record Frame(String type, int start, int body, int end) {}

  /** What the description box says. */
  private record Description(String type, String label, Optional<ByteSlice> salt) {}

  JumbfBox readAlone() throws MalformedMedia {
    if (bytes.length() > MAX_SIZE) {
      throw new MalformedMedia(MediaRule.TOO_LARGE, 0, (long) bytes.length(), (long) MAX_SIZE);
    }
    Frame frame = frame(0, bytes.length());
    if (!frame.type().equals("jumb")) {
      throw broken("jumb", 0);
    }
    for (int i = frame.end(); i < bytes.length(); i++) {
      if (bytes.at(i) != 0) {
        throw broken("end", i);
      }
    }
    return superbox(frame, 1);
  }

  /** Reads what follows as the payload of a superbox whose header is not stored. */
  JumbfBox readPayload() throws MalformedMedia {
    return superbox(new Frame("jumb", 0, 0, bytes.length()), 1);
  }

  private JumbfBox superbox(Frame frame, int depth) throws MalformedMedia {
    if (depth > MAX_DEPTH) {
      throw new MalformedMedia(MediaRule.TOO_DEEP, frame.start(), MAX_DEPTH);
    }
    Frame first = frame(frame.body(), frame.end());
    if (!first.type().equals("jumd")) {
      throw broken("jumd", first.start());
    }
    Description description = description(first);
    List<JumbfBox> boxes = new ArrayList<>();
    List<JumbfContent> contents = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (int at = first.end(); at < frame.end(); ) {
      Frame inner = frame(at, frame.end());
      switch (inner.type()) {
        case "jumb" -> {
          JumbfBox box = superbox(inner, depth + 1);
          if (!box.label().isEmpty() && !labels.add(box.label())) {
            throw broken("label", inner.start());
          }
          boxes.add(box);
        }
        case "free" -> {
          // Padding.
        }
        default ->
            contents.add(
                new JumbfContent(
                    inner.type(), bytes.slice(inner.body(), inner.end()), inner.start()));
      }
      at = inner.end();
    }
    ByteSlice payload = bytes.slice(frame.body(), frame.end());
    return new JumbfBox(
        description.type(),
        description.label(),
        description.salt(),
        boxes,
        contents,
        payload,
        frame.start());
  }

  private Frame frame(int at, int limit) throws MalformedMedia {
    if (boxesLeft-- <= 0) {
      throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, at, MAX_BOXES);
    }
    if (limit - at < HEADER) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, at);
    }
    long length = bytes.u32(at);
    int header = HEADER;
    if (length == 1) {
      if (limit - at < LONG_HEADER) {
        throw new MalformedMedia(MediaRule.CUT_SHORT, at);
      }
      header = LONG_HEADER;
      length = bytes.u32(at + HEADER) == 0 ? bytes.u32(at + HEADER + 4) : Long.MAX_VALUE;
    } else if (length == 0) {
      length = (long) limit - at;
    }
    if (length < header) {
      throw broken("box", at);
    }
    if (length > limit - at) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, at);
    }
    String type = bytes.slice(at + 4, at + HEADER).latin1();
    return new Frame(type, at, at + header, at + (int) length);
  }

  private Description description(Frame frame) throws MalformedMedia {
    int at = frame.body();
    if (frame.end() - at < 17) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, frame.start());
    }
    String type = type(bytes.slice(at, at + 16));
    int toggles = bytes.u8(at + 16);
    at += 17;
    String label = "";
    if ((toggles & HAS_LABEL) != 0) {
      int end = labelEnd(at, frame);
      label = label(at, end);
      at = end + 1;
    }
    at += (toggles & HAS_ID) != 0 ? 4 : 0;
    at += (toggles & HAS_HASH) != 0 ? 32 : 0;
    if (at > frame.end()) {
      throw new MalformedMedia(MediaRule.CUT_SHORT, frame.start());
    }
    Optional<ByteSlice> salt = Optional.empty();
    if ((toggles & HAS_PRIVATE) != 0) {
      Frame inner = frame(at, frame.end());
      if (inner.type().equals("c2sh")) {
        salt = Optional.of(bytes.slice(inner.body(), inner.end()));
      }
    }
    return new Description(type, label, salt);
  }

  private static String type(ByteSlice uuid) {
    String hex = HexFormat.of().formatHex(uuid.toArray());
    return hex.endsWith(TYPE_SUFFIX) ? uuid.slice(0, 4).latin1() : hex;
  }

  private int labelEnd(int from, Frame frame) throws MalformedMedia {
    for (int i = from; i < frame.end(); i++) {
      if (bytes.at(i) == 0) {
        return i;
      }
      if (i - from >= MAX_LABEL) {
        throw new MalformedMedia(MediaRule.TOO_LARGE, from, (long) MAX_LABEL + 1, (long) MAX_LABEL);
      }
    }
    throw new MalformedMedia(MediaRule.CUT_SHORT, frame.start());
  }

  private String label(int from, int to) throws MalformedMedia {
    try {
      ByteSlice raw = bytes.slice(from, to);
      return StandardCharsets.UTF_8.newDecoder().decode(raw.asBuffer()).toString();
    } catch (CharacterCodingException e) {
      throw broken("label", from);
    }
  }

  private static MalformedMedia broken(String part, int offset) {
    return new MalformedMedia(MediaRule.BROKEN, offset, part);
  }
}
