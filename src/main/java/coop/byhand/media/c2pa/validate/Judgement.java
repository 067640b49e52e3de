package coop.byhand.media.c2pa.validate;

import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.trust.SignatureReport;
import java.util.List;
import java.util.Map;

/**
 * Everything that was found about a store.
 *
 * @param active findings about the active manifest and its binding to the asset
 * @param deltas what is new about ingredients, in the order of the walk
 * @param signatures by label of the manifest; manifests without readable signature are missing
 */
public record Judgement(
    List<Finding> active, List<IngredientDelta> deltas, Map<String, SignatureReport> signatures) {
  public Judgement {
    active = List.copyOf(active);
    deltas = List.copyOf(deltas);
    signatures = Map.copyOf(signatures);
  }
}
