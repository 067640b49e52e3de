package coop.byhand.checkout;

import coop.byhand.policy.RefundRules;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a licence goes back by itself: within the voted time and while its file was not
 * fetched. In all other cases a person decides.
 */
final class RefundRule {

  private RefundRule() {}

  /**
   * The decision for one licence.
   *
   * @param granted when it was granted
   * @param fetched when its file was first fetched, empty if it was not
   * @param rules of the policy that the order was placed under
   */
  static boolean goesBack(
      Instant granted, Optional<Instant> fetched, RefundRules rules, Instant now) {
    return fetched.isEmpty() && !now.isAfter(granted.plus(rules.window()));
  }
}
