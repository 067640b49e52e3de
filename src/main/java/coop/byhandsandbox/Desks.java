package coop.byhandsandbox;

/** The classes behind the API, one for each family of objects, wired together once. */
record Desks(
    Events events,
    Balance balance,
    Charges charges,
    PaymentIntents intents,
    CheckoutSessions sessions,
    Debits debits,
    Refunds refunds,
    Disputes disputes,
    DisputeAnswers disputeAnswers,
    Payments payments,
    ThinEvents thinEvents,
    Accounts accounts,
    AccountLinks links,
    Transfers transfers,
    Reversals reversals,
    Payouts payouts) {

  static Desks open(
      SandboxSettings settings,
      String publicBase,
      Deliveries deliveries,
      Timers timers,
      Faults faults) {
    Events events = new Events(deliveries);
    Balance balance = new Balance(events, settings.availableAfter());
    Charges charges = new Charges(events, balance, settings, faults);
    PaymentIntents intents = new PaymentIntents(events);
    CheckoutSessions sessions = new CheckoutSessions(events, intents, publicBase);
    Debits debits = new Debits(sessions, intents, charges, settings.debitSettledAfter());
    Disputes disputes = new Disputes(events, balance, settings.fees(), faults);
    ThinEvents thinEvents = new ThinEvents(deliveries);
    Accounts accounts = new Accounts(thinEvents);
    Payouts payouts = new Payouts(events, balance, faults, settings.payouts());
    balance.whenAvailable(payouts::plan);
    Desks desks =
        new Desks(
            events,
            balance,
            charges,
            intents,
            sessions,
            debits,
            new Refunds(events, balance, faults, settings),
            disputes,
            new DisputeAnswers(events, disputes),
            new Payments(sessions, intents, charges, debits, publicBase),
            thinEvents,
            accounts,
            new AccountLinks(accounts, thinEvents, publicBase),
            new Transfers(events, balance, faults, settings.availableAfter()),
            new Reversals(events, balance),
            payouts);
    desks.setTimers(timers);
    return desks;
  }

  private void setTimers(Timers timers) {
    timers
        .when(Timers.What.SESSION_EXPIRES, sessions::expireByClock)
        .when(Timers.What.CHARGE_IS_BOOKED, charges::book)
        .when(Timers.What.MONEY_IS_AVAILABLE, balance::makeAvailable)
        .when(Timers.What.BALANCE_IS_TOLD, balance::tell)
        .when(Timers.What.DEBIT_IS_SETTLED, debits::settle)
        .when(Timers.What.REFUND_GETS_REFERENCE, refunds::giveReference)
        .when(Timers.What.REFUND_SUCCEEDS, refunds::succeedByClock)
        .when(Timers.What.REFUND_FAILS, refunds::failByClock)
        .when(Timers.What.CHARGE_IS_DISPUTED, disputes::openByClock)
        .when(Timers.What.DISPUTE_TAKES_FUNDS, disputes::takeByClock)
        .when(Timers.What.DISPUTE_IS_OVERDUE, disputes::overdue)
        .when(Timers.What.DISPUTE_IS_DECIDED, disputeAnswers::decide)
        .when(Timers.What.OLD_THINGS_GO, (change, none) -> Housekeeping.clear(change))
        .when(Timers.What.PAYOUT_DAY, payouts::payOut)
        .when(Timers.What.PAYOUT_ARRIVES, payouts::arrive)
        .when(Timers.What.PAYOUT_COMES_BACK, payouts::comeBack);
  }
}
