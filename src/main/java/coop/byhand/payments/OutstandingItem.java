package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * An outstanding item of a comparison: the provider told us of it, the books count on it, and the
 * provider's list of movements says otherwise.
 *
 * @param item which
 * @param source the provider's id of it, to look it up there
 * @param told what it did to our balance as the provider told us, fees taken off; below zero if the
 *     balance fell
 * @param listed what the provider lists for it; zero if nothing
 * @param since when we last heard of it
 */
public record OutstandingItem(
    Item item, Optional<String> source, Money told, Money listed, Instant since) {

  /**
   * One of our own things.
   *
   * @param subject its key, as in the alert that names it
   */
  public record Item(ItemKind kind, String subject) {

    /** Kind and key, the subject of its alert. */
    public String key() {
      return kind.code() + ":" + subject;
    }
  }

  /** What the books have to change by to hold what the provider lists; never zero. */
  public Money difference() {
    return listed.minus(told);
  }

  /** Whether the provider lists nothing at all for it. */
  public boolean isNowhere() {
    return listed.isZero();
  }
}
