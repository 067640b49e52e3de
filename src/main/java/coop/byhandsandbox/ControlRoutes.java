package coop.byhandsandbox;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What the control addresses do to single objects: the days on which money goes wrong. */
final class ControlRoutes {
  private final Desks desks;
  private final Deliveries deliveries;

  private ControlRoutes(Desks desks, Deliveries deliveries) {
    this.desks = desks;
    this.deliveries = deliveries;
  }

  static Router<ApiEndpoint> of(Desks desks, Deliveries deliveries) {
    ControlRoutes own = new ControlRoutes(desks, deliveries);
    Disputes disputes = desks.disputes();
    return new Router<ApiEndpoint>()
        .post("/sandbox/events", desks.events()::emitStrange)
        .post("/sandbox/events/{id}/resend", own::resend)
        .post("/sandbox/sessions/{id}/settle", own::settle)
        .post("/sandbox/charges/{id}/dispute", own::dispute)
        .post("/sandbox/disputes/{id}/win", own.decides("won"))
        .post("/sandbox/disputes/{id}/lose", own.decides("lost"))
        .post("/sandbox/disputes/{id}/prevent", own.decides("prevented"))
        .post("/sandbox/disputes/{id}/dismiss", own.decides("warning_closed"))
        .post(
            "/sandbox/disputes/{id}/escalate",
            (change, call) -> disputes.escalate(change, call.part("id")))
        .post(
            "/sandbox/refunds/{id}/fail",
            (change, call) -> desks.refunds().fail(change, call.part("id")))
        .post(
            "/sandbox/payouts/{id}/fail",
            (change, call) -> desks.payouts().fail(change, call.part("id")))
        .post("/sandbox/accounts/{id}/capability", own::setCapability)
        .post("/sandbox/accounts/{id}/bank", own::setBank)
        .post("/sandbox/accounts/{id}/close", own::closeAccount)
        .post("/sandbox/fees", own::charge)
        .get("/sandbox/books", Books::answer)
        .get("/sandbox/balance_transactions", Books::transactions);
  }

  private ApiEndpoint decides(String verdict) {
    return (change, call) -> desks.disputes().decide(change, call.part("id"), verdict);
  }

  private ObjectNode resend(Change change, ApiCall call) throws ApiRefusal {
    String id = call.part("id");
    ObjectNode event =
        Deliveries.find(change, id).orElseThrow(() -> ApiRefusal.missing("event", id));
    deliveries.resend(change, event);
    return Events.whole(event);
  }

  private ObjectNode setCapability(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("status");
    call.params().required("status");
    String status = call.params().oneOf("status", "active", "pending", "restricted");
    ObjectNode account = call.find(change, Kind.ACCOUNT, "account");
    if (Json.flag(account, "closed")) {
      throw ApiRefusal.state(null, null, "The account is closed for good");
    }
    desks
        .accounts()
        .set(change, account, Accounts.Standing.valueOf(status.toUpperCase(Locale.ROOT)));
    return Expansion.plain(account);
  }

  private ObjectNode setBank(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("bank");
    call.params().required("bank");
    String bank = call.params().oneOf("bank", "pays", "returns", "fails");
    ObjectNode account = call.find(change, Kind.ACCOUNT, "account");
    Payouts.setBank(change, account, Payouts.Bank.valueOf(bank.toUpperCase(Locale.ROOT)));
    desks.payouts().plan(change, Json.text(account, "id"));
    return Expansion.plain(account);
  }

  private ObjectNode closeAccount(Change change, ApiCall call) throws ApiRefusal {
    ObjectNode account = call.find(change, Kind.ACCOUNT, "account");
    desks.accounts().close(change, account);
    return Expansion.plain(account);
  }

  private ObjectNode dispute(Change change, ApiCall call) throws ApiRefusal {
    DisputeOpening opening = DisputeOpening.read(call.params());
    return desks.disputes().open(change, call.part("id"), opening);
  }

  /** The provider takes a fee of a month or a service, for no payment. */
  private ObjectNode charge(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("amount", "currency");
    call.params().required("amount");
    call.params().required("currency");
    long amount = call.params().number("amount").orElseThrow();
    if (amount < 1) {
      throw ApiRefusal.state(null, "amount", "A fee is above zero");
    }
    String currency = call.params().oneOf("currency", "eur", "gbp", "usd", "jpy");
    return Expansion.plain(
        desks
            .balance()
            .bookNow(
                change, new Balance.Movement("stripe_fee", "fee", -amount, 0, currency, null)));
  }

  private ObjectNode settle(Change change, ApiCall call) throws ApiRefusal {
    call.params().only("result");
    call.params().required("result");
    boolean paid = call.params().oneOf("result", "paid", "failed").equals("paid");
    return desks.debits().settle(change, call.part("id"), paid);
  }
}
