package coop.byhand.media.c2pa.binding;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether a file is the one that an assertion binds its manifest to (C2PA 2.2 §15.12). */
public final class HashBinding {

  private static final String DATA = "c2pa.hash.data";
  private static final String BMFF = "c2pa.hash.bmff";
  private static final String BOXES = "c2pa.hash.boxes";
  private static final String COLLECTION = "c2pa.hash.collection.data";

  private HashBinding() {}

  /** Whether an assertion with this label is a hard binding that can be checked here. */
  public static boolean isHardBinding(String label) {
    String kind = kind(label);
    boolean part = label.contains(".part");
    return !part
        && (kind.equals(DATA)
            || kind.startsWith(BMFF)
            || kind.equals(BOXES)
            || kind.equals(COLLECTION));
  }

  /**
   * Checks a hard binding.
   *
   * @param label of the assertion; the suffixes of parts and of repeated labels are passed over
   * @param enclosing the algorithm of the claim, for an assertion that names none; may be empty
   * @param url of the assertion, for the findings
   * @return findings, at least one; several codes of failure mean one failure each
   */
  public static List<Finding> check(
      String label, Cbor assertion, String enclosing, Asset asset, String url) {
    return check(label, assertion, enclosing, asset, url, false);
  }

  /**
   * Checks the hard binding of a manifest that update manifests lie above: its store has become
   * longer since (§15.12.1).
   */
  public static List<Finding> checkUpdated(
      String label, Cbor assertion, String enclosing, Asset asset, String url) {
    return check(label, assertion, enclosing, asset, url, true);
  }

  /**
   * Checks the hashes of the parts of a file ({@code c2pa.hash.multi-asset}), which replace the
   * failure of the hard binding.
   *
   * @param hashes the hash assertion at an address as it stands in the assertion, if it is in the
   *     same manifest
   */
  public static Finding checkParts(
      Cbor assertion,
      Function<String, Optional<PartHash>> hashes,
      String enclosing,
      Asset asset,
      String url) {
    try {
      return MultiAssetHash.check(assertion, hashes, enclosing, asset, url);
    } catch (MalformedMedia e) {
      return new Finding(
          StatusCode.ASSERTION_MULTI_ASSET_HASH_MISMATCH,
          url,
          "The file cannot be read to its end.");
    }
  }

  private static List<Finding> check(
      String label, Cbor assertion, String enclosing, Asset asset, String url, boolean updated) {
    String kind = kind(label);
    try {
      return switch (kind) {
        case DATA -> DataHash.check(assertion, enclosing, asset, url, updated);
        case BMFF -> BmffHash.check(assertion, enclosing, asset, url, false);
        case BMFF + ".v2", BMFF + ".v3" -> BmffHash.check(assertion, enclosing, asset, url, true);
        case BOXES -> BoxesHash.check(assertion, enclosing, asset, url);
        case COLLECTION ->
            List.of(
                new Finding(
                    StatusCode.ASSERTION_COLLECTION_HASH_INCORRECT_FILE_COUNT,
                    url,
                    "The files of the collection were not given."));
        default ->
            List.of(
                new Finding(
                    StatusCode.CLAIM_HARD_BINDINGS_MISSING,
                    url,
                    "This kind of binding is not known."));
      };
    } catch (MalformedMedia e) {
      return List.of(new Finding(mismatch(kind), url, "The file cannot be read to its end."));
    }
  }

  private static StatusCode mismatch(String kind) {
    if (kind.startsWith(BMFF)) {
      return StatusCode.ASSERTION_BMFF_HASH_MISMATCH;
    }
    return kind.equals(BOXES)
        ? StatusCode.ASSERTION_BOXES_HASH_MISMATCH
        : StatusCode.ASSERTION_DATA_HASH_MISMATCH;
  }

  /** The label without {@code .part} and without the number of a repeated label. */
  private static String kind(String label) {
    int number = label.indexOf("__");
    String single = number < 0 ? label : label.substring(0, number);
    return single.endsWith(".part")
        ? single.substring(0, single.length() - ".part".length())
        : single;
  }
}
