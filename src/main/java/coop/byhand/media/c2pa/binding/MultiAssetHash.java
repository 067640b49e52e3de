package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.BmffBox;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code c2pa.hash.multi-asset} (C2PA 2.2 §15.12.4 and §18.9): a file of several parts, each with a
 * hash of its own. It is looked at where the hash of the whole file does not match.
 */
final class MultiAssetHash {

  private final Function<String, Optional<PartHash>> hashes;
  private final String enclosing;
  private final Asset asset;
  private final String url;

  /** Where the next part has to begin; -1 as soon as a part is told by its box. */
  private long covered;

  private boolean leftOut;

  private MultiAssetHash(
      Function<String, Optional<PartHash>> hashes, String enclosing, Asset asset, String url) {
    this.hashes = hashes;
    this.enclosing = enclosing;
    this.asset = asset;
    this.url = url;
  }

  static Finding check(
      Cbor assertion,
      Function<String, Optional<PartHash>> hashes,
      String enclosing,
      Asset asset,
      String url)
      throws MalformedMedia {
    MultiAssetHash check = new MultiAssetHash(hashes, enclosing, asset, url);
    List<Cbor> parts = assertion.list("parts");
    if (parts.isEmpty()) {
      return check.malformed();
    }
    for (Cbor part : parts) {
      Optional<Finding> failure = check.part(part);
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    if (check.covered >= 0 && check.covered != asset.file().size()) {
      return check.malformed();
    }
    return new Finding(
        StatusCode.ASSERTION_MULTI_ASSET_HASH_MATCH,
        url,
        "Every part of the file is the one that was signed.");
  }

  private Optional<Finding> part(Cbor part) throws MalformedMedia {
    Optional<PartHash> hash =
        part.get("hashAssertion").flatMap(MultiAssetHash::address).flatMap(hashes);
    Optional<Cbor> location = part.get("location");
    if (hash.isEmpty() || location.isEmpty()) {
      return Optional.of(malformed());
    }
    Optional<String> box = location.get().text("bmffBox");
    Optional<ByteRange> range =
        box.isPresent() ? inBox(box.get()) : Exclusions.range(location.get(), "byteOffset");
    if (range.isEmpty()) {
      return Optional.of(malformed());
    }
    if (box.isPresent()) {
      covered = -1;
    } else if (range.get().start() >= asset.file().size()) {
      leftOut = true;
      boolean optional = part.get("optional").flatMap(Cbor::asBool).orElse(false);
      return optional ? Optional.empty() : Optional.of(missing());
    } else if (covered >= 0 && (range.get().start() != covered || leftOut)) {
      return Optional.of(malformed());
    } else if (covered >= 0) {
      covered = range.get().end();
    }
    return bytes(range.get(), hash.get());
  }

  /** A hashed address, or in old examples the bare address. */
  private static Optional<String> address(Cbor hashed) {
    return hashed.asText().or(() -> hashed.text("url"));
  }

  /** The content of a box without its header. */
  private Optional<ByteRange> inBox(String path) throws MalformedMedia {
    Optional<BoxPath> wanted = BoxPath.of(path);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return wanted.get().find(asset.file(), BmffBox.of(asset.file())).stream()
        .findFirst()
        .map(box -> new ByteRange(box.start() + box.header(), box.size() - box.header()));
  }

  private Optional<Finding> bytes(ByteRange range, PartHash hash) throws MalformedMedia {
    if (!asset.file().has(range.start(), range.length())) {
      return Optional.of(mismatch());
    }
    List<Finding> findings =
        HashBinding.check(hash.label(), hash.assertion(), enclosing, asset.part(range), url);
    Optional<Finding> unsupported =
        findings.stream().filter(f -> f.code() == StatusCode.ALGORITHM_UNSUPPORTED).findFirst();
    if (unsupported.isPresent()) {
      return unsupported;
    }
    boolean sound = !findings.isEmpty() && findings.stream().noneMatch(Finding::isFailure);
    return sound ? Optional.empty() : Optional.of(mismatch());
  }

  private Finding malformed() {
    return new Finding(
        StatusCode.ASSERTION_MULTI_ASSET_HASH_MALFORMED, url, "The list of parts is malformed.");
  }

  private Finding missing() {
    return new Finding(
        StatusCode.ASSERTION_MULTI_ASSET_HASH_MISSING_PART, url, "A part of the file is missing.");
  }

  private Finding mismatch() {
    return new Finding(
        StatusCode.ASSERTION_MULTI_ASSET_HASH_MISMATCH,
        url,
        "A part of the file is not the one that was signed.");
  }
}
