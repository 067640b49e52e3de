package coop.byhand.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this room stands, for the operator's page.
 *
 * @param waitingMessages messages of the provider that are stored and not worked yet
 * @param undecidedPayments pages that can be paid on, and money on its way
 * @param undecidedRefunds money that is on its way back to buyers
 * @param undecidedTransfers money that is on its way to payees
 * @param undecidedReversals money that is on its way back from payees
 * @param openDisputes disputes without a verdict
 * @param last the last complete comparison with the provider, null if there was none
 * @param parked messages that wait for a person, newest first
 * @param alerts what a person has to look at, newest first
 * @param dealtWith the last few that persons closed, the last first
 */
public record PaymentsReport(
    int waitingMessages,
    int undecidedPayments,
    int undecidedRefunds,
    int undecidedTransfers,
    int undecidedReversals,
    int openDisputes,
    @Nullable ReconciliationReport last,
    List<Parked> parked,
    List<Alert> alerts,
    List<DealtAlert> dealtWith) {

  /**
   * A message that waits for a person.
   *
   * @param type the provider's word for what it tells, null if it has none
   */
  public record Parked(String eventId, @Nullable String type, String because, Instant receivedAt) {}
}
