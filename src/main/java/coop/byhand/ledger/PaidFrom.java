package coop.byhand.ledger;

/** Where money lay that has left us. */
public enum PaidFrom {
  PROVIDER(Chart.STRIPE_BALANCE),
  /** Paid by the board's own hand; the provider had no part in it. */
  OUR_BANK(Chart.BANK);

  private final Chart account;

  PaidFrom(Chart account) {
    this.account = account;
  }

  Chart account() {
    return account;
  }
}
