package coop.byhand.payments;

import java.time.Instant;

/**
 * One complete look through the provider's events and the movements on our balance.
 *
 * @param eventsFound messages that had not reached us and are worked now
 * @param movementsFound movements that were new
 * @param unexplained movements of the provider that nothing of ours explains
 * @param missing movements that we count on and the provider does not have
 */
public record ReconciliationReport(
    Instant startedAt,
    Instant finishedAt,
    int eventsFound,
    int movementsFound,
    int unexplained,
    int missing) {

  /** Whether each movement is explained, both ways. */
  public boolean agrees() {
    return unexplained == 0 && missing == 0;
  }
}
