package coop.byhand.payments;

import org.springframework.stereotype.Service;

/** What an operator sees of this room. Looks only. */
@Service
public class PaymentsOverview {

  private static final int LIST_LIMIT = 200;
  private static final int DEALT_LIMIT = 20;

  private final StandingRows standing;
  private final BalanceRows balance;
  private final AlertRows alerts;

  PaymentsOverview(StandingRows standing, BalanceRows balance, AlertRows alerts) {
    this.standing = standing;
    this.balance = balance;
    this.alerts = alerts;
  }

  /** How things stand now. */
  public PaymentsReport report() {
    return new PaymentsReport(
        standing.waitingMessages(),
        standing.undecidedPayments(),
        standing.undecidedRefunds(),
        standing.undecidedTransfers(),
        standing.undecidedReversals(),
        standing.openDisputes(),
        balance.last().orElse(null),
        standing.parked(LIST_LIMIT),
        alerts.open(LIST_LIMIT),
        alerts.dealtWith(DEALT_LIMIT));
  }
}
