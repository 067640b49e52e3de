package coop.byhand.media.c2pa.claim;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborBudget;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All manifests of an asset (C2PA 2.2 §11.1.4), read and not judged.
 *
 * @param manifests in the order of the file; the last is the active one
 */
public record ManifestStore(List<Manifest> manifests) {

  /** Manifests of one store; each edit adds one, and picture editors sign once per session. */
  static final int MAX_MANIFESTS = 1_000;

  /** What all compressed manifests together may unfold to: no more than a whole store may have. */
  static final int MAX_UNFOLDED = 20 * 1024 * 1024;

  private static final Set<String> MANIFESTS =
      Set.of(
          JumbfBox.MANIFEST,
          JumbfBox.UPDATE_MANIFEST,
          JumbfBox.COMPRESSED_MANIFEST,
          JumbfBox.TIME_STAMP_MANIFEST);

  public ManifestStore {
    manifests = List.copyOf(manifests);
  }

  /**
   * Reads a store.
   *
   * @throws MalformedMedia for boxes that do not follow JUMBF, and for a store without manifest;
   *     what is wrong inside a manifest is left to the judge
   */
  public static ManifestStore read(ByteSlice bytes) throws MalformedMedia {
    JumbfBox root = JumbfBox.read(bytes);
    if (!root.type().equals(JumbfBox.STORE)) {
      throw new MalformedMedia(MediaRule.BROKEN, 0, "manifest store");
    }
    CborBudget budget = new CborBudget();
    List<Manifest> manifests = new ArrayList<>();
    long unfolded = 0;
    for (JumbfBox box : root.boxes()) {
      if (!MANIFESTS.contains(box.type())) {
        continue;
      }
      if (manifests.size() >= MAX_MANIFESTS) {
        throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, box.offset(), MAX_MANIFESTS);
      }
      Optional<JumbfBox> folded = box.unfolded();
      JumbfBox open = folded.orElse(box);
      unfolded += folded.isPresent() ? open.payload().length() : 0;
      if (unfolded > MAX_UNFOLDED) {
        throw new MalformedMedia(MediaRule.UNFOLDS_TOO_FAR, box.offset(), MAX_UNFOLDED);
      }
      manifests.add(Manifest.read(box, open, budget));
    }
    if (manifests.isEmpty()) {
      throw new MalformedMedia(MediaRule.BROKEN, 0, "manifest store");
    }
    return new ManifestStore(manifests);
  }

  /** The manifest that speaks for the asset as it is now. */
  public Manifest active() {
    return manifests.getLast();
  }

  /** Whether this very manifest speaks for the asset; another may claim the same label. */
  @SuppressWarnings("ReferenceEquality") // Two manifests of equal content are still two.
  public boolean isActive(Manifest manifest) {
    return manifest == active();
  }

  /** The manifest with this label. */
  public Optional<Manifest> find(String label) {
    return manifests.stream().filter(manifest -> manifest.label().equals(label)).findFirst();
  }
}
