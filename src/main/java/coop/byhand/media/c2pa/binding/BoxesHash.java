package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.asset.NamedPart;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code c2pa.hash.boxes} (C2PA 2.2 §15.12.3 and §18.7). */
final class BoxesHash {

  private static final String STORE = "C2PA";

  /** Everything behind the last box. */
  private static final String AFTER = "c2pa.after";

  private static final String SIGNATURE_OF_PNG = "PNGh";

  /** Boxes that hold metadata, of which parts may be left out. */
  private static final Set<String> METADATA =
      Set.of(
          "APP1", "APP13", "COM", "tEXt", "zTXt", "iTXt", "eXIf", "EXIF", "XMP ", "INFO", "id3 ",
          "bext", "_PMX", "21FE", "21FF");

  private final Asset asset;
  private final String url;
  private final List<NamedPart> parts;
  private int next;
  private boolean more;

  private BoxesHash(Asset asset, String url) throws MalformedMedia {
    this.asset = asset;
    this.url = url;
    this.parts = asset.parts();
  }

  static List<Finding> check(Cbor assertion, String enclosing, Asset asset, String url)
      throws MalformedMedia {
    return new BoxesHash(asset, url).run(assertion, enclosing);
  }

  private List<Finding> run(Cbor assertion, String enclosing) throws MalformedMedia {
    List<Cbor> boxes = assertion.list("boxes");
    if (boxes.isEmpty()) {
      return List.of(malformed());
    }
    String algorithm = assertion.text("alg").orElse(enclosing);
    if (!parts.isEmpty()
        && parts.getFirst().name().equals(SIGNATURE_OF_PNG)
        && !names(boxes.getFirst()).contains(SIGNATURE_OF_PNG)) {
      next = 1;
    }
    for (int i = 0; i < boxes.size(); i++) {
      Optional<Finding> failure = box(boxes.get(i), algorithm, i == boxes.size() - 1);
      if (failure.isPresent()) {
        return List.of(failure.get());
      }
    }
    if (next < parts.size()) {
      return List.of(unknown());
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            StatusCode.ASSERTION_BOXES_HASH_MATCH,
            url,
            "The parts of the file are those that were signed."));
    if (more) {
      findings.add(
          new Finding(
              StatusCode.ASSERTION_BOXES_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
              url,
              "More than the manifest is left out of the hash."));
    }
    return findings;
  }

  private static List<String> names(Cbor box) {
    return box.list("names").stream().flatMap(name -> name.asText().stream()).toList();
  }

  private Optional<Finding> box(Cbor box, String enclosing, boolean last) throws MalformedMedia {
    List<String> names = names(box);
    if (names.isEmpty()) {
      return Optional.of(malformed());
    }
    List<ByteRange> ranges;
    if (names.equals(List.of(AFTER))) {
      if (!last) {
        return Optional.of(mismatch());
      }
      long from = next == 0 ? 0 : parts.get(next - 1).range().end();
      ranges = List.of(new ByteRange(from, asset.file().size() - from));
      next = parts.size();
    } else {
      Optional<List<ByteRange>> found = take(names);
      if (found.isEmpty()) {
        return Optional.of(isMissing(names) ? mismatch() : unknown());
      }
      ranges = found.get();
    }
    if (names.contains(STORE)) {
      return names.size() == 1 ? Optional.empty() : Optional.of(mismatch());
    }
    if (box.get("excluded").flatMap(Cbor::asBool).orElse(false)) {
      more = true;
      return Optional.empty();
    }
    return hash(box, names, ranges, enclosing);
  }

  /**
   * The ranges of the next parts, if they have these names. Restart intervals belong to the scan
   * before them here, so their names are passed over.
   */
  private Optional<List<ByteRange>> take(List<String> names) {
    List<ByteRange> ranges = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean same = next < parts.size() && parts.get(next).name().equals(name);
      if (same) {
        ranges.add(parts.get(next++).range());
      } else if (isRestart(name) && !ranges.isEmpty()) {
        ranges.add(new ByteRange(ranges.getLast().end(), 0));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(ranges);
  }

  private boolean isRestart(String name) {
    return asset.format() == AssetFormat.JPEG
        && name.length() == 4
        && name.startsWith("RST")
        && name.charAt(3) >= '0'
        && name.charAt(3) <= '7';
  }

  /** Whether a demanded part does not follow any more; else a part stands before it. */
  private boolean isMissing(List<String> names) {
    return names.stream()
        .anyMatch(name ->
            parts.subList(Math.min(next, parts.size()), parts.size()).stream()
                .noneMatch(part -> part.name().equals(name)));
  }

  private Optional<Finding> hash(
      Cbor box, List<String> names, List<ByteRange> ranges, String enclosing)
      throws MalformedMedia {
    Optional<HashAlgorithm> algorithm = HashAlgorithm.of(box, enclosing);
    if (algorithm.isEmpty()) {
      return Optional.of(
          new Finding(
              StatusCode.ALGORITHM_UNSUPPORTED, url, "The hash algorithm is not one of C2PA."));
    }
    long from = ranges.getFirst().start();
    ByteRange whole = new ByteRange(from, ranges.getLast().end() - from);
    List<ByteRange> excluded = new ArrayList<>();
    Optional<Cbor> listed = box.get("exclusions").filter(value -> !value.isNothing());
    if (listed.isPresent()) {
      List<Cbor> items = listed.get().asList().orElse(List.of());
      Optional<Finding> failure = exclusions(items, names, ranges, excluded);
      if (failure.isPresent()) {
        return failure;
      }
      more = true;
    }
    byte[] hash = FileHash.of(algorithm.get(), asset.file(), whole, excluded);
    ByteSlice expected = box.bytes("hash").orElse(ByteSlice.EMPTY);
    return FileHash.equal(hash, expected) ? Optional.empty() : Optional.of(mismatch());
  }

  /** Ranges inside single boxes of metadata, behind their headers and in order. */
  private Optional<Finding> exclusions(
      List<Cbor> items, List<String> names, List<ByteRange> ranges, List<ByteRange> excluded) {
    if (items.isEmpty()) {
      return Optional.of(malformed());
    }
    long behind = 0;
    for (Cbor item : items) {
      Optional<ByteRange> part = Exclusions.range(item, "start");
      OptionalLong given = Exclusions.number(item, "boxIndex");
      long index = given.orElse(ranges.size() == 1 ? 0 : -1);
      if (part.isEmpty() || index < 0 || index >= ranges.size()) {
        return Optional.of(malformed());
      }
      ByteRange box = ranges.get((int) index);
      if (part.get().end() > box.length()
          || part.get().start() < header()
          || !METADATA.contains(names.get((int) index))) {
        return Optional.of(mismatch());
      }
      ByteRange range = new ByteRange(box.start() + part.get().start(), part.get().length());
      if (range.start() < behind) {
        return Optional.of(malformed());
      }
      behind = range.end();
      excluded.add(range);
    }
    return Optional.empty();
  }

  /** Bytes of marker, name and length of a part. */
  private long header() {
    return switch (asset.format()) {
      case JPEG -> 4;
      case GIF -> 3;
      case PNG, WEBP, WAV, TIFF, SVG, HEIF, MP4, MP3, FLAC, PDF, SIDECAR -> 8;
    };
  }

  private Finding malformed() {
    return new Finding(
        StatusCode.ASSERTION_BOXES_HASH_MALFORMED, url, "The list of parts is malformed.");
  }

  private Finding mismatch() {
    return new Finding(
        StatusCode.ASSERTION_BOXES_HASH_MISMATCH,
        url,
        "The parts of the file are not those that were signed.");
  }

  private Finding unknown() {
    return new Finding(
        StatusCode.ASSERTION_BOXES_HASH_UNKNOWN_BOX,
        url,
        "The file has a part that the list does not name.");
  }
}
