package coop.byhand.ledger;

import coop.byhand.policy.PolicyBook;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books where the provider's list and what we know part: what nothing explains, what was paid out
 * and forgotten, what a bank keeps of a payment that bought nothing, and what is not listed at all.
 */
@Service
public class FoundMoney {

  private final Journals journals;
  private final PayoutBookings payouts;
  private final DisputeBookings disputes;
  private final PolicyBook policies;
  private final Clock clock;

  FoundMoney(
      Journals journals,
      PayoutBookings payouts,
      DisputeBookings disputes,
      PolicyBook policies,
      Clock clock) {
    this.journals = journals;
    this.payouts = payouts;
    this.disputes = disputes;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Books money that the provider moved and nothing explains, and takes that back when something
   * does. Keys {@code unallocated:{movement}}, {@code unallocated:{movement}:explained}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(UnexplainedMovement movement) {
    return journals.write(
        Draft.of(movement, policies.at(movement.at()).version()), clock.instant());
  }

  /**
   * Corrects what the books hold at the provider, and takes that back. Keys {@code
   * correction:{item}:{number}}, {@code correction:{item}:{number}:back}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId post(BalanceCorrection correction) {
    Draft draft = Draft.of(correction, policies.at(correction.at()).version());
    if (!correction.takesBack()) {
      return journals.write(draft, clock.instant());
    }
    JournalId booked =
        journals
            .find(correction.key())
            .map(Journals.Found::id)
            .orElseThrow(
                () -> new IllegalStateException(correction.key() + " is not in the books"));
    return journals.write(draft.reversing(booked), clock.instant());
  }

  /**
   * Books a payout that was made and forgotten, as after a copy of the database was restored: what
   * is not available any more, or not yet, the member owes until it is. Key {@code payout:{id}}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId payout(PayoutClaim claim) {
    return payouts.found(claim, clock.instant());
  }

  /**
   * Books that a bank has taken disputed money which bought nothing. No share is held: the order
   * that the payment names is unknown, or was paid by another. Key {@code dispute:{id}:withdrawn}.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public JournalId disputeWithdrawn(DisputedPayment dispute) {
    return disputes.withdrawnOfNothing(dispute, clock.instant());
  }

  /**
   * Books that disputed money which bought nothing is lost. Key {@code dispute:{id}:lost}. Empty if
   * the bank never took it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<JournalId> disputeLost(String dispute, Instant at) {
    return journals.find(DisputePosting.key(dispute, "withdrawn")).isPresent()
        ? Optional.of(disputes.lost(dispute, at, clock.instant()))
        : Optional.empty();
  }
}
