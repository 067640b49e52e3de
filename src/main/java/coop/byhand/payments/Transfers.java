package coop.byhand.payments;

import coop.byhand.kernel.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends money to payees and takes it back. Written down in the transaction of whoever asks; a job
 * does it and tells the outcome as a {@link TransferEvent}. Asking twice under one id is once.
 */
@Service
public class Transfers {

  private static final Duration UNDECIDED_PAUSE = Duration.ofMinutes(5);
  private static final int LIST_LIMIT = 200;

  private final TransferRows transfers;
  private final ReversalRows reversals;
  private final RecipientRows recipients;
  private final Walk walk;
  private final PaymentJobs.Queue queue;
  private final Clock clock;

  Transfers(
      TransferRows transfers,
      ReversalRows reversals,
      RecipientRows recipients,
      Walk walk,
      PaymentJobs.Queue queue,
      Clock clock) {
    this.transfers = transfers;
    this.reversals = reversals;
    this.recipients = recipients;
    this.walk = walk;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Sends money to a payee. While our balance at the provider is short it waits; where the payee
   * cannot receive it fails.
   *
   * @throws IllegalArgumentException if the payee was never introduced
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void send(TransferRequest request) {
    if (recipients.find(request.payee()).isEmpty()) {
      throw new IllegalArgumentException("no payee " + request.payee());
    }
    Instant now = clock.instant();
    if (transfers.insert(request, now) > 0) {
      queue.transfer(request.id(), now);
    }
  }

  /**
   * Asks the provider once since this process started which transfers it made in our name, and has
   * forgotten ones written down. To be called before money is claimed for new ones; never inside a
   * transaction.
   */
  public void rememberOnce() {
    walk.goOnceSinceTheStart();
  }

  /**
   * Takes money of a transfer back. Where the payee's balance does not suffice it fails, and
   * nothing was moved.
   *
   * @throws IllegalStateException if the transfer is not done or less of it is left
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeBack(ReversalRequest request) {
    TransferRow transfer = transfers.lock(request.transfer());
    if (reversals.find(request.id()).isPresent()) {
      return;
    }
    Money left =
        reversals.of(transfer.id()).stream()
            .filter(reversal -> reversal.state() != TransferRow.State.FAILED)
            .map(ReversalRow::amount)
            .reduce(transfer.amount(), Money::minus);
    if (transfer.state() != TransferRow.State.DONE
        || request.amount().minor() <= 0
        || left.isLessThan(request.amount())) {
      throw new IllegalStateException(
          "cannot take "
              + request.amount()
              + " of transfer "
              + transfer.id()
              + " back: it is "
              + transfer.state()
              + " and "
              + left
              + " are left");
    }
    Instant now = clock.instant();
    reversals.insert(request, now);
    queue.reversal(request.id(), now);
  }

  /** Has undecided transfers and reversals taken up again. Returns how many. */
  @Transactional
  public int sweep() {
    Instant now = clock.instant();
    List<TransferId> out = transfers.due(now, LIST_LIMIT);
    out.forEach(id -> queue.transfer(id, now));
    List<ReversalId> back = reversals.due(now, UNDECIDED_PAUSE, LIST_LIMIT);
    back.forEach(id -> queue.reversal(id, now));
    return out.size() + back.size();
  }
}
