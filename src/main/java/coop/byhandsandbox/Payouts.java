package coop.byhandsandbox;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money on its way from the provider to a bank, the platform's or that of a connected account. It
 * leaves the balance at once, arrives when the clock says so, and comes back into the balance when
 * it never arrives or when the bank returns it later.
 */
final class Payouts {
  /** How a bank treats a payout; the names stand in the journal file. */
  enum Bank {
    PAYS,
    RETURNS,
    FAILS,
    /** After a payout has come back, the bank account is used no more. */
    OUT_OF_USE
  }

  private final Events events;
  private final Balance balance;
  private final Faults faults;
  private final PayoutPlan plan;

  Payouts(Events events, Balance balance, Faults faults, PayoutPlan plan) {
    this.events = events;
    this.balance = balance;
    this.faults = faults;
    this.plan = plan;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(
        "amount",
        "currency",
        "description",
        "expand",
        "metadata",
        "method",
        "source_type",
        "statement_descriptor");
    String currency = Currencies.known(params.required("currency"), "currency");
    params.required("amount");
    long amount = Transfers.positive(params);
    params.oneOf("method", "standard");
    params.oneOf("source_type", "card");
    ObjectNode metadata = params.metadata();
    long available = Purses.available(change, call.account(), currency);
    if (available < amount || faults.take(Faults.MoneyFault.BALANCE_SHORT)) {
      throw ApiRefusal.state(
          "balance_insufficient",
          null,
          "The available balance is too small for this payout: " + available + " in " + currency);
    }
    if (bankOf(change, call.account()) == Bank.OUT_OF_USE) {
      throw ApiRefusal.state(
          "payouts_not_allowed", null, "The bank account has sent a payout back and is out of use");
    }
    ObjectNode payout = Json.shape("payout");
    payout.put("description", params.text("description"));
    payout.put("statement_descriptor", params.text("statement_descriptor"));
    payout.set("metadata", metadata);
    send(change, payout, call.account(), currency, amount);
    return Expansion.shown(change, payout, params);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.shown(change, call.find(change, Kind.PAYOUT, "payout"), call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("status", "destination"));
    return Listing.answer(
        change,
        call,
        Kind.PAYOUT,
        Listing.matching(params, "status", "status")
            .and(Listing.matching(params, "destination", "destination")));
  }

  /** Money has become available to somebody who is paid out by the calendar. */
  void plan(Change change, String owner) {
    plan.paidOutAfter(owner)
        .ifPresent(after ->
            Timers.setOnce(change, Timers.What.PAYOUT_DAY, owner, change.now().plus(after)));
  }

  /** The calendar says that whatever somebody has is paid out. */
  void payOut(Change change, String owner) {
    if (bankOf(change, owner) == Bank.OUT_OF_USE) {
      return;
    }
    for (String currency : Currencies.all()) {
      long amount = Purses.available(change, owner, currency);
      if (amount > 0) {
        ObjectNode payout = Json.shape("payout");
        payout.put("automatic", true).put("reconciliation_status", "in_progress");
        payout.put("description", "Payout of the test provider");
        send(change, payout, owner, currency, amount);
      }
    }
  }

  /** The payout reaches the bank, or turns out never to. */
  void arrive(Change change, String id) {
    ObjectNode payout = change.get(Kind.PAYOUT, id);
    if (!Json.text(payout, "status").equals("pending")) {
      return;
    }
    Bank bank = Bank.valueOf(Json.text(payout.path(Expansion.HIDDEN), "bank"));
    if (bank == Bank.FAILS || bank == Bank.OUT_OF_USE) {
      comeBack(change, payout, "could_not_process");
      return;
    }
    payout.put("status", "paid");
    if (Json.flag(payout, "automatic")) {
      payout.put("reconciliation_status", "completed");
    }
    change.put(Kind.PAYOUT, payout);
    events.emit(change, "payout.paid", payout, Json.object().put("status", "pending"));
    if (Json.flag(payout, "automatic")) {
      events.emit(change, "payout.reconciliation_completed", payout);
    }
    if (bank == Bank.RETURNS) {
      Instant due = change.now().plus(plan.returnedAfter());
      Timers.set(change, Timers.What.PAYOUT_COMES_BACK, id, due);
    }
  }

  /** The bank sends back what had arrived. */
  void comeBack(Change change, String id) {
    ObjectNode payout = change.get(Kind.PAYOUT, id);
    if (!Json.text(payout, "status").equals("failed")) {
      comeBack(change, payout, "account_closed");
    }
  }

  /** Makes a payout of whomever fail now, whether it has arrived or not. */
  ObjectNode fail(Change change, String id) throws ApiRefusal {
    ObjectNode payout =
        change.find(Kind.PAYOUT, id).orElseThrow(() -> ApiRefusal.missing("payout", id));
    String status = Json.text(payout, "status");
    if (status.equals("failed")) {
      throw ApiRefusal.state(null, null, "The payout " + id + " has already failed");
    }
    boolean hadArrived = status.equals("paid");
    comeBack(change, payout, hadArrived ? "account_closed" : "could_not_process");
    return Expansion.plain(payout);
  }

  static void setBank(Change change, ObjectNode account, Bank bank) {
    Json.inner(account, Expansion.HIDDEN).put("bank", bank.name());
    change.put(Kind.ACCOUNT, account);
  }

  private void send(Change change, ObjectNode payout, String owner, String currency, long amount) {
    String id = change.newId("po_");
    Instant arrival = change.now().plus(plan.arrivesAfter());
    payout.put("id", id);
    payout.put("amount", amount).put("currency", currency);
    payout.put("arrival_date", arrival.getEpochSecond());
    payout.put("created", change.seconds());
    payout.put("destination", "ba_test_" + (owner.equals(Owner.PLATFORM) ? "platform" : owner));
    Owner.set(payout, owner);
    Json.inner(payout, Expansion.HIDDEN).put("bank", fate(change, owner).name());
    if (Json.flag(payout, "automatic")) {
      markWhatIsPaidOut(change, owner, currency, id);
    }
    ObjectNode booked =
        balance.bookNow(
            change, new Balance.Movement("payout", "payout", -amount, 0, currency, id, owner));
    Balance.belongsTo(change, booked, id);
    payout.put("balance_transaction", Json.text(booked, "id"));
    change.put(Kind.PAYOUT, payout);
    events.emit(change, "payout.created", payout);
    Timers.set(change, Timers.What.PAYOUT_ARRIVES, id, arrival);
  }

  /** Every available transaction is paid out in one automatic payout, which can be asked for it. */
  private static void markWhatIsPaidOut(
      Change change, String owner, String currency, String payout) {
    for (ObjectNode transaction : change.all(Kind.BALANCE_TRANSACTION)) {
      boolean isPaidOutNow =
          Owner.of(transaction).equals(owner)
              && Json.text(transaction, "currency").equals(currency)
              && Json.text(transaction, "status").equals("available")
              && Balance.payoutOf(transaction).isEmpty();
      if (isPaidOutNow) {
        Balance.belongsTo(change, transaction.deepCopy(), payout);
      }
    }
  }

  private void comeBack(Change change, ObjectNode payout, String code) {
    String before = Json.text(payout, "status");
    String owner = Owner.of(payout);
    String id = Json.text(payout, "id");
    ObjectNode booked =
        balance.bookNow(
            change,
            new Balance.Movement(
                "payout_failure",
                "payout_reversal",
                Json.number(payout, "amount"),
                0,
                Json.text(payout, "currency"),
                id,
                owner));
    payout.put("status", "failed");
    payout.put("failure_balance_transaction", Json.text(booked, "id"));
    payout.put("failure_code", code);
    payout.put("failure_message", "The test bank did not keep the money.");
    change.put(Kind.PAYOUT, payout);
    change
        .find(Kind.ACCOUNT, owner)
        .ifPresent(account -> setBank(change, account, Bank.OUT_OF_USE));
    events.emit(change, "payout.failed", payout, Json.object().put("status", before));
  }

  private Bank fate(Change change, String owner) {
    if (faults.take(Faults.MoneyFault.PAYOUT_FAILS)) {
      return Bank.FAILS;
    }
    return faults.take(Faults.MoneyFault.PAYOUT_RETURNED) ? Bank.RETURNS : bankOf(change, owner);
  }

  private static Bank bankOf(Change change, String owner) {
    Optional<String> bank =
        change
            .find(Kind.ACCOUNT, owner)
            .map(account -> Json.textOf(account.path(Expansion.HIDDEN), "bank"));
    return bank.map(Bank::valueOf).orElse(Bank.PAYS);
  }
}
