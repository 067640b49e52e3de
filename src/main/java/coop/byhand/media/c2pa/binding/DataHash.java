package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.asset.StoredManifest;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code c2pa.hash.data} (C2PA 2.2 §15.12.1 and §18.5). */
final class DataHash {

  private final Asset asset;
  private final String url;
  private final List<Finding> findings = new ArrayList<>();

  private DataHash(Asset asset, String url) {
    this.asset = asset;
    this.url = url;
  }

  /**
   * @param updated whether update manifests lie above the manifest that holds this assertion, so
   *     that the store has grown since
   */
  static List<Finding> check(
      Cbor assertion, String enclosing, Asset asset, String url, boolean updated)
      throws MalformedMedia {
    DataHash check = new DataHash(asset, url);
    check.run(assertion, enclosing, updated);
    return check.findings;
  }

  private void run(Cbor assertion, String enclosing, boolean updated) throws MalformedMedia {
    Optional<Cbor> field = assertion.get("exclusions").filter(value -> !value.isNothing());
    Optional<List<ByteRange>> listed =
        field.isEmpty()
            ? Optional.of(List.of())
            : field.get().asList().flatMap(items -> Exclusions.of(items, "start"));
    if (assertion.asMap().isEmpty() || listed.isEmpty()) {
      add(StatusCode.ASSERTION_DATA_HASH_MALFORMED, "The excluded ranges are not in order.");
      return;
    }
    Optional<HashAlgorithm> algorithm = HashAlgorithm.of(assertion, enclosing);
    if (algorithm.isEmpty()) {
      add(StatusCode.ALGORITHM_UNSUPPORTED, "The hash algorithm is not one of C2PA.");
      return;
    }
    List<ByteRange> excluded = updated ? grown(listed.get()) : listed.get();
    boolean placed = coversStoreExactly(excluded);
    if (!placed) {
      mismatch("The excluded range is not where the manifest lies.");
    }
    long size = asset.file().size();
    if (excluded.stream().anyMatch(range -> range.end() > size)) {
      mismatch("An excluded range ends behind the file.");
      return;
    }
    byte[] hash = FileHash.of(algorithm.get(), asset.file(), new ByteRange(0, size), excluded);
    ByteSlice expected = assertion.bytes("hash").orElse(ByteSlice.EMPTY);
    if (!FileHash.equal(hash, expected)) {
      mismatch("The bytes of the file are not those that were signed.");
    } else if (placed) {
      add(
          StatusCode.ASSERTION_DATA_HASH_MATCH,
          "The bytes of the file are those that were signed.");
    }
    if (placed && hasMore(excluded)) {
      add(
          StatusCode.ASSERTION_DATA_HASH_ADDITIONAL_EXCLUSIONS_PRESENT,
          "More than the manifest is left out of the hash.");
    }
  }

  private List<ByteRange> storeRanges() {
    return asset.store().map(StoredManifest::ranges).orElse(List.of());
  }

  /**
   * The exclusion of a store that update manifests have made longer, and those behind it moved by as
   * much.
   */
  private List<ByteRange> grown(List<ByteRange> listed) {
    List<ByteRange> store = storeRanges();
    if (store.isEmpty()) {
      return listed;
    }
    List<ByteRange> grown = new ArrayList<>();
    long moved = 0;
    for (ByteRange range : listed) {
      ByteRange now =
          store.stream().filter(part -> part.start() == range.start()).findFirst().orElse(null);
      if (now != null && moved == 0) {
        moved = now.length() - range.length();
        grown.add(now);
      } else {
        grown.add(new ByteRange(Math.max(0, range.start() + moved), range.length()));
      }
    }
    return grown;
  }

  /**
   * Whether what is excluded around the store is the store and nothing else. In TIFF the field that
   * counts its bytes need not be excluded (§18.5.5).
   */
  private boolean coversStoreExactly(List<ByteRange> excluded) {
    List<ByteRange> store = storeRanges();
    List<ByteRange> touching =
        ByteRange.merged(
            excluded.stream().filter(range -> store.stream().anyMatch(range::overlaps)).toList());
    if (touching.equals(store)) {
      return true;
    }
    return asset.format() == AssetFormat.TIFF
        && store.size() == 2
        && touching.size() == 1
        && store.contains(touching.getFirst())
        && touching.getFirst().length() > Long.BYTES;
  }

  private boolean hasMore(List<ByteRange> excluded) {
    return excluded.stream()
        .anyMatch(range -> range.length() > 0 && storeRanges().stream().noneMatch(range::overlaps));
  }

  private void mismatch(String explanation) {
    add(StatusCode.ASSERTION_DATA_HASH_MISMATCH, explanation);
  }

  private void add(StatusCode code, String explanation) {
    findings.add(new Finding(code, url, explanation));
  }
}
