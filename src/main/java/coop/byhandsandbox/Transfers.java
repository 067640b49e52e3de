package coop.byhandsandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money that the platform sends to a connected account. It leaves what is available, or, when it
 * names the charge it comes from, moves at once and is available when the charge is. What fails is
 * refused and never tried again by itself.
 */
final class Transfers {
  private final Events events;
  private final Balance balance;
  private final Faults faults;
  private final Duration availableAfter;

  Transfers(Events events, Balance balance, Faults faults, Duration availableAfter) {
    this.events = events;
    this.balance = balance;
    this.faults = faults;
    this.availableAfter = availableAfter;
  }

  ObjectNode create(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(
        "amount",
        "currency",
        "description",
        "destination",
        "expand",
        "metadata",
        "source_transaction",
        "transfer_group");
    String currency = Currencies.known(params.required("currency"), "currency");
    String destination = params.required("destination");
    params.required("amount");
    long amount = positive(params);
    ObjectNode metadata = params.metadata();
    String sourceId = params.text("source_transaction");

    requireReceiver(change, destination);
    ObjectNode transfer = Json.shape("transfer");
    String group = params.text("transfer_group");
    Optional<Instant> pendingUntil = Optional.empty();
    if (sourceId == null) {
      requireMoney(change, currency, amount);
    } else {
      ObjectNode source = source(change, sourceId, currency, amount);
      pendingUntil = pendingUntil(change, source);
      group = group == null ? Json.textOf(source, "transfer_group") : group;
      note(change, source, amount);
    }
    transfer.put("id", change.newId("tr_"));
    transfer.put("amount", amount).put("currency", currency).put("destination", destination);
    transfer.put("created", change.seconds());
    transfer.put("description", params.text("description"));
    transfer.put("source_transaction", sourceId);
    transfer.put("transfer_group", group);
    transfer.set("metadata", metadata);
    Json.inner(transfer, "reversals")
        .put("url", "/v1/transfers/" + Json.text(transfer, "id") + "/reversals");
    move(change, transfer, pendingUntil);
    return Expansion.shown(change, transfer, params);
  }

  ObjectNode retrieve(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("expand");
    return Expansion.shown(change, call.find(change, Kind.TRANSFER, "transfer"), call.params());
  }

  ObjectNode list(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only(Listing.names("destination", "transfer_group"));
    return Listing.answer(
        change,
        call,
        Kind.TRANSFER,
        Listing.matching(params, "destination", "destination")
            .and(Listing.matching(params, "transfer_group", "transfer_group")));
  }

  /** Changes what is noted about a transfer, never its money. */
  ObjectNode update(Change change, ApiCall call) throws ApiRefusal {
    Params params = call.params();
    params.only("description", "expand", "metadata");
    ObjectNode transfer = call.find(change, Kind.TRANSFER, "transfer");
    ObjectNode previous = Json.object();
    if (params.has("description")) {
      previous.put("description", Json.textOf(transfer, "description"));
      transfer.put("description", params.text("description"));
    }
    if (params.has("metadata")) {
      previous.set("metadata", transfer.path("metadata").deepCopy());
      Json.inner(transfer, "metadata").setAll(params.metadata());
    }
    change.put(Kind.TRANSFER, transfer);
    events.emit(change, "transfer.updated", transfer, previous);
    return Expansion.shown(change, transfer, params);
  }

  /** An amount that is asked for and must be more than nothing. */
  static long positive(Params params) throws ApiRefusal {
    long amount = params.number("amount").orElse(0);
    if (amount <= 0) {
      throw ApiRefusal.parameter(
          "parameter_invalid_integer", "amount", "amount must be greater than 0");
    }
    return amount;
  }

  private void move(Change change, ObjectNode transfer, Optional<Instant> pendingUntil) {
    String id = Json.text(transfer, "id");
    String destination = Json.text(transfer, "destination");
    String currency = Json.text(transfer, "currency");
    long amount = Json.number(transfer, "amount");
    ObjectNode sent =
        balance.book(
            change,
            new Balance.Movement("transfer", "transfer", -amount, 0, currency, id, Owner.PLATFORM),
            pendingUntil);
    ObjectNode payment = payment(change, transfer);
    String paymentId = Json.text(payment, "id");
    ObjectNode received =
        balance.book(
            change,
            new Balance.Movement("payment", "charge", amount, 0, currency, paymentId, destination),
            pendingUntil);
    payment.put("balance_transaction", Json.text(received, "id"));
    change.put(Kind.CHARGE, payment);
    transfer.put("balance_transaction", Json.text(sent, "id"));
    transfer.put("destination_payment", paymentId);
    change.put(Kind.TRANSFER, transfer);
    events.emit(change, "transfer.created", transfer);
    events.emit(change, "payment.created", payment);
  }

  /** What the connected account sees of a transfer: a payment from the platform. */
  private static ObjectNode payment(Change change, ObjectNode transfer) {
    long amount = Json.number(transfer, "amount");
    ObjectNode payment = Json.shape("charge");
    payment.put("id", change.newId("py_"));
    payment.put("amount", amount).put("amount_captured", amount);
    payment.put("created", change.seconds());
    payment.put("currency", Json.text(transfer, "currency"));
    payment.put("paid", true).put("captured", true);
    payment.put("source_transfer", Json.text(transfer, "id"));
    payment.putNull("outcome");
    payment
        .putObject("payment_method_details")
        .put("type", "stripe_account")
        .putObject("stripe_account");
    Owner.set(payment, Json.text(transfer, "destination"));
    return payment;
  }

  private static void requireReceiver(Change change, String destination) throws ApiRefusal {
    ObjectNode account =
        change
            .find(Kind.ACCOUNT, destination)
            .orElseThrow(() ->
                ApiRefusal.state(
                    "resource_missing",
                    "destination",
                    "There is no account " + destination + " to send money to"));
    if (Json.flag(account, "closed")) {
      throw ApiRefusal.state(
          "account_invalid", "destination", "The account " + destination + " is closed");
    }
    if (Accounts.standing(account) != Accounts.Standing.ACTIVE) {
      throw ApiRefusal.state(
          "insufficient_capabilities_for_transfer",
          "destination",
          "The account "
              + destination
              + " cannot receive transfers: its capability "
              + Accounts.CAPABILITY
              + " is not active");
    }
  }

  private void requireMoney(Change change, String currency, long amount) throws ApiRefusal {
    long available = Purses.available(change, Owner.PLATFORM, currency);
    if (available < amount || faults.take(Faults.MoneyFault.BALANCE_SHORT)) {
      throw ApiRefusal.state(
          "balance_insufficient",
          null,
          "The available balance is too small for this transfer: " + available + " in " + currency);
    }
  }

  private static ObjectNode source(Change change, String id, String currency, long amount)
      throws ApiRefusal {
    ObjectNode charge =
        change
            .find(Kind.CHARGE, id)
            .filter(found -> Owner.of(found).equals(Owner.PLATFORM))
            .filter(found -> Json.flag(found, "paid"))
            .orElseThrow(() ->
                ApiRefusal.state(
                    "resource_missing",
                    "source_transaction",
                    "There is no successful charge " + id + " to take the money from"));
    if (!currency.equals(Json.text(charge, "currency"))) {
      throw ApiRefusal.state(
          null, "currency", "The charge " + id + " has another currency than the transfer");
    }
    long left = Json.number(charge, "amount") - transferred(charge);
    if (amount > left) {
      throw ApiRefusal.state(
          null, "amount", "Only " + left + " of the charge are left to transfer");
    }
    return charge;
  }

  private static long transferred(ObjectNode charge) {
    return Json.number(charge.path(Expansion.HIDDEN), "transferred");
  }

  private static void note(Change change, ObjectNode charge, long amount) {
    Json.inner(charge, Expansion.HIDDEN).put("transferred", transferred(charge) + amount);
    change.put(Kind.CHARGE, charge);
  }

  /** When the money of the charge is available, if it is not yet. */
  private Optional<Instant> pendingUntil(Change change, ObjectNode charge) {
    @Nullable String id = Json.textOf(charge, "balance_transaction");
    if (id == null) {
      return Optional.of(change.now().plus(availableAfter));
    }
    ObjectNode booked = change.get(Kind.BALANCE_TRANSACTION, id);
    return Json.text(booked, "status").equals("available")
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(Balance.availableMillis(booked)));
  }
}
