package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import java.util.ArrayList;
import java.util.List;

/** The findings about one manifest or one ingredient; all ledgers of a store share one limit. */
final class Ledger {

  /**
   * Findings of one store. A manifest of a picture with fifty ingredients has some hundred; the
   * limit keeps a store of ingredients that all point at one another from filling the memory.
   */
  static final int MAX_FINDINGS = 100_000;

  /** How many findings may still be written. */
  static final class Budget {
    private int left = MAX_FINDINGS;

    private void take(int count) throws MalformedMedia {
      left -= count;
      if (left < 0) {
        throw new MalformedMedia(MediaRule.TOO_MANY_PARTS, 0, MAX_FINDINGS);
      }
    }
  }

  private final Budget budget;
  private final List<Finding> findings = new ArrayList<>();

  Ledger(Budget budget) {
    this.budget = budget;
  }

  void add(StatusCode code, String url, String explanation) throws MalformedMedia {
    budget.take(1);
    findings.add(new Finding(code, url, explanation));
  }

  void addAll(List<Finding> more) throws MalformedMedia {
    budget.take(more.size());
    findings.addAll(more);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
