package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.container.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of the exclusions of a BMFF hash (C2PA 2.2 §18.6.2): which boxes, and which parts of
 * them, are not hashed.
 *
 * @param subset parts relative to the start of the box; empty for the whole box
 */
record BoxExclusion(
    BoxPath path,
    OptionalLong length,
    OptionalLong version,
    Optional<ByteSlice> flags,
    boolean exact,
    List<Data> data,
    List<ByteRange> subset) {

  /** The identifier of C2PA's own boxes. */
  static final ByteSlice C2PA_BOX =
      ByteSlice.of(
          (byte) 0xd8,
          (byte) 0xfe,
          (byte) 0xc3,
          (byte) 0xd6,
          (byte) 0x1b,
          (byte) 0x0e,
          (byte) 0x48,
          (byte) 0x3c,
          (byte) 0x92,
          (byte) 0x97,
          (byte) 0x58,
          (byte) 0x28,
          (byte) 0x87,
          (byte) 0x7e,
          (byte) 0xc4,
          (byte) 0x81);

  /** Bytes of one comparison; identifiers have 16. */
  private static final int MAX_DATA = 4_096;

  private static final int FLAGS = 3;

  /** Bytes that must stand at a place of the box. */
  record Data(long offset, ByteSlice value) {}

  /** Reads an entry; empty where it is malformed. */
  static Optional<BoxExclusion> of(Cbor entry) {
    Optional<BoxPath> path = entry.text("xpath").flatMap(BoxPath::of);
    Optional<List<Data>> data = data(list(entry, "data"));
    Optional<List<ByteRange>> subset = subset(list(entry, "subset"));
    Optional<ByteSlice> flags = present(entry, "flags").flatMap(BoxExclusion::octets);
    if (path.isEmpty()
        || data.isEmpty()
        || subset.isEmpty()
        || flags.filter(bytes -> bytes.length() != FLAGS).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new BoxExclusion(
            path.get(),
            Exclusions.number(entry, "length"),
            Exclusions.number(entry, "version"),
            flags,
            present(entry, "exact").flatMap(Cbor::asBool).orElse(true),
            data.get(),
            subset.get()));
  }

  /** Writers put null where a field is not set. */
  private static Optional<Cbor> present(Cbor entry, String name) {
    return entry.get(name).filter(value -> !value.isNothing());
  }

  private static List<Cbor> list(Cbor entry, String name) {
    return present(entry, name).flatMap(Cbor::asList).orElse(List.of());
  }

  private static Optional<List<Data>> data(List<Cbor> items) {
    List<Data> data = new ArrayList<>();
    for (Cbor item : items) {
      OptionalLong offset = Exclusions.number(item, "offset");
      Optional<ByteSlice> value = item.get("value").flatMap(BoxExclusion::octets);
      if (offset.isEmpty()
          || offset.getAsLong() < 0
          || value.isEmpty()
          || value.get().length() > MAX_DATA) {
        return Optional.empty();
      }
      data.add(new Data(offset.getAsLong(), value.get()));
    }
    return Optional.of(data);
  }

  /** A byte string, or the list of numbers that older writers have instead. */
  private static Optional<ByteSlice> octets(Cbor value) {
    Optional<List<Cbor>> numbers = value.asList();
    if (numbers.isEmpty()) {
      return value.asBytes();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Cbor number : numbers.get()) {
      long octet = number.asLong().orElse(-1);
      if (octet < 0 || octet > 0xff || bytes.size() > MAX_DATA) {
        return Optional.empty();
      }
      bytes.write((int) octet);
    }
    return Optional.of(ByteSlice.of(bytes.toByteArray()));
  }

  /** The last part may have length zero: up to the end of the box. */
  private static Optional<List<ByteRange>> subset(List<Cbor> items) {
    Optional<List<ByteRange>> parts = Exclusions.of(items, "offset");
    if (parts.isEmpty() || parts.get().isEmpty() || parts.get().getLast().length() > 0) {
      return parts;
    }
    List<ByteRange> open = new ArrayList<>(parts.get());
    long start = open.removeLast().start();
    open.add(new ByteRange(start, Long.MAX_VALUE - start));
    return Optional.of(open);
  }

  boolean isWholeBox() {
    return subset.isEmpty();
  }

  /** Whether this is one of the exclusions that every such hash has (C2PA 2.2 §A.5.6). */
  boolean isMandatory(boolean merkle) {
    return switch (path.text()) {
      case "/ftyp", "/mfra" -> isWholeBox();
      case "/uuid" -> isWholeBox() && data.stream().anyMatch(d -> d.value().equals(C2PA_BOX));
      case "/mdat" -> merkle && !isWholeBox();
      default -> false;
    };
  }

  /** Whether a box on the path has the demanded length, version, flags and bytes. */
  boolean matches(Bytes file, BmffBox box) throws MalformedMedia {
    if (length.isPresent() && length.getAsLong() != box.size()) {
      return false;
    }
    long full = box.start() + box.header() + (box.type().equals("uuid") ? 16 : 0);
    if (version.isPresent() || flags.isPresent()) {
      if (full + 4 > box.end()
          || (version.isPresent() && version.getAsLong() != file.u8(full))
          || !hasFlags(file.u24(full + 1))) {
        return false;
      }
    }
    for (Data wanted : data) {
      boolean inside = wanted.offset() <= box.size() - wanted.value().length();
      if (!inside || !stands(file, box.start() + wanted.offset(), wanted.value())) {
        return false;
      }
    }
    return true;
  }

  private boolean hasFlags(int found) {
    if (flags.isEmpty()) {
      return true;
    }
    ByteSlice bytes = flags.get();
    int wanted = bytes.u8(0) << 16 | bytes.u8(1) << 8 | bytes.u8(2);
    return exact ? found == wanted : (found & wanted) == wanted;
  }

  private static boolean stands(Bytes file, long at, ByteSlice value) throws MalformedMedia {
    return ByteSlice.of(file.copy(at, value.length())).equals(value);
  }

  /** The ranges of the file that this entry takes out of a matching box. */
  List<ByteRange> ranges(BmffBox box) {
    if (isWholeBox()) {
      return List.of(box.range());
    }
    List<ByteRange> ranges = new ArrayList<>();
    for (ByteRange part : subset) {
      if (part.start() < box.size()) {
        long length = Math.min(part.length(), box.size() - part.start());
        ranges.add(new ByteRange(box.start() + part.start(), length));
      }
    }
    return ranges;
  }
}
