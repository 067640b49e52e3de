package coop.byhand.oversight;

import java.time.Instant;

/**
 * What a look at an invariant found.
 *
 * @param violations 0 while it holds
 * @param sample the first few violations in words, empty while it holds
 */
public record Look(Invariant invariant, Instant at, long violations, String sample) {

  /** Whether it holds. */
  public boolean holds() {
    return violations == 0;
  }
}
