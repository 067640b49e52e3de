package coop.byhand.payouts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The payouts as the operator sees them. Nothing here changes anything.
 *
 * @param intended payouts that the provider has not decided, the stuck ones among them
 * @param stuck those of them that a person has to look at, the oldest first
 * @param lastRun the newest run, empty before the first
 * @param runStuck true if that run has worked for too long
 * @param nextRun when the next run is due
 * @param waiting whom the last run left out, and why
 * @param clawbacksUnderWay attempts that the provider has not decided
 * @param clawbacksRefused the newest refused attempts, the newest first
 */
public record PayoutReport(
    long intended,
    long sent,
    long failed,
    List<Payout> stuck,
    Optional<Run> lastRun,
    boolean runStuck,
    Instant nextRun,
    List<LeftOut> waiting,
    long clawbacksUnderWay,
    List<Clawback> clawbacksRefused) {

  public PayoutReport {
    stuck = List.copyOf(stuck);
    waiting = List.copyOf(waiting);
    clawbacksRefused = List.copyOf(clawbacksRefused);
  }
}
