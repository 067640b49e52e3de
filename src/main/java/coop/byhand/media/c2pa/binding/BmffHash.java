package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code c2pa.hash.bmff}, version 1 to 3 (C2PA 2.2 §15.12.2 and §18.6). */
final class BmffHash {

  private final Asset asset;
  private final String url;
  private final boolean placed;
  private final List<Finding> findings = new ArrayList<>();

  private BmffHash(Asset asset, String url, boolean placed) {
    this.asset = asset;
    this.url = url;
    this.placed = placed;
  }

  /**
   * @param placed whether the place of each box at the top is hashed, as since version 2
   */
  static List<Finding> check(
      Cbor assertion, String enclosing, Asset asset, String url, boolean placed)
      throws MalformedMedia {
    BmffHash check = new BmffHash(asset, url, placed);
    check.run(assertion, enclosing);
    return check.findings;
  }

  private void run(Cbor assertion, String enclosing) throws MalformedMedia {
    Optional<List<BoxExclusion>> exclusions = exclusions(assertion);
    if (exclusions.isEmpty()) {
      add(StatusCode.ASSERTION_BMFF_HASH_MALFORMED, "The list of excluded boxes is malformed.");
      return;
    }
    Optional<HashAlgorithm> algorithm = HashAlgorithm.of(assertion, enclosing);
    if (algorithm.isEmpty()) {
      add(StatusCode.ALGORITHM_UNSUPPORTED, "The hash algorithm is not one of C2PA.");
      return;
    }
    if (asset.format() != AssetFormat.MP4 && asset.format() != AssetFormat.HEIF) {
      mismatch("The file does not consist of such boxes.");
      return;
    }
    Layout layout = layout(exclusions.get());
    List<Cbor> trees = assertion.list("merkle");
    Optional<ByteSlice> expected =
        assertion.get("hash").filter(value -> !value.isNothing()).flatMap(Cbor::asBytes);
    if (expected.isEmpty() && trees.isEmpty()) {
      mismatch("The assertion has no hash.");
      return;
    }
    if (expected.isPresent() && !FileHash.equal(whole(algorithm.get(), layout), expected.get())) {
      mismatch("The bytes of the file are not those that were signed.");
      return;
    }
    if (!trees.isEmpty()) {
      MerkleCheck check =
          new MerkleCheck(asset.file(), layout, algorithm.get(), placed && expected.isEmpty());
      Optional<Finding> failure = check.run(trees, url);
      if (failure.isPresent()) {
        findings.add(failure.get());
        return;
      }
    }
    add(StatusCode.ASSERTION_BMFF_HASH_MATCH, "The bytes of the file are those that were signed.");
    // The reference counts /free and /skip, too; version 2.4 would let them pass in silence.
    if (!exclusions.get().stream().allMatch(entry -> entry.isMandatory(!trees.isEmpty()))) {
      add(
          StatusCode.ASSERTION_BMFF_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
          "More than the manifest and the index is left out of the hash.");
    }
  }

  private byte[] whole(HashAlgorithm algorithm, Layout layout) throws MalformedMedia {
    ByteRange all = new ByteRange(0, asset.file().size());
    List<Long> places = placed ? layout.places() : List.of();
    return FileHash.of(algorithm, asset.file(), all, layout.excluded(), places);
  }

  private static Optional<List<BoxExclusion>> exclusions(Cbor assertion) {
    List<BoxExclusion> entries = new ArrayList<>();
    for (Cbor item : assertion.list("exclusions")) {
      Optional<BoxExclusion> entry = BoxExclusion.of(item);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      entries.add(entry.get());
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
  }

  /**
   * The boxes at the top and what is left out.
   *
   * @param excluded sorted and merged
   * @param places where the boxes at the top begin that are not left out as a whole
   */
  record Layout(List<BmffBox> boxes, List<ByteRange> excluded, List<Long> places) {}

  private Layout layout(List<BoxExclusion> exclusions) throws MalformedMedia {
    List<BmffBox> boxes = BmffBox.of(asset.file());
    List<ByteRange> ranges = new ArrayList<>();
    Set<Long> gone = new HashSet<>();
    for (BoxExclusion entry : exclusions) {
      for (BmffBox box : entry.path().find(asset.file(), boxes)) {
        if (entry.matches(asset.file(), box)) {
          ranges.addAll(entry.ranges(box));
          if (entry.isWholeBox()) {
            gone.add(box.start());
          }
        }
      }
    }
    List<Long> places =
        boxes.stream().map(BmffBox::start).filter(start -> !gone.contains(start)).toList();
    return new Layout(boxes, ByteRange.merged(ranges), places);
  }

  private void mismatch(String explanation) {
    add(StatusCode.ASSERTION_BMFF_HASH_MISMATCH, explanation);
  }

  private void add(StatusCode code, String explanation) {
    findings.add(new Finding(code, url, explanation));
  }
}
