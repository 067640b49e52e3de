package coop.byhand.media.c2pa.validate;

import coop.byhand.media.c2pa.Finding;
import java.util.List;

/**
 * What is found about an ingredient beyond what its assertion records (C2PA 2.2 §18.16.6).
 *
 * @param url address of the ingredient's assertion
 */
public record IngredientDelta(String url, List<Finding> findings) {
  public IngredientDelta {
    findings = List.copyOf(findings);
  }
}
