package coop.byhandsandbox;

/** The table of what the sandbox serves of the provider's API. */
final class ApiRoutes {
  private ApiRoutes() {}

  static Router<ApiEndpoint> of(Desks desks) {
    CheckoutSessions sessions = desks.sessions();
    return new Router<ApiEndpoint>()
        .post("/v1/checkout/sessions", sessions::create)
        .get("/v1/checkout/sessions", sessions::list)
        .get("/v1/checkout/sessions/{id}", sessions::retrieve)
        .get("/v1/checkout/sessions/{id}/line_items", sessions::lineItems)
        .post("/v1/checkout/sessions/{id}/expire", sessions::expire)
        .get("/v1/payment_intents", desks.intents()::list)
        .get("/v1/payment_intents/{id}", desks.intents()::retrieve)
        .get("/v1/charges", desks.charges()::list)
        .get("/v1/charges/{id}", desks.charges()::retrieve)
        .get("/v1/balance", desks.balance()::retrieve)
        .get("/v1/balance_transactions", desks.balance()::listTransactions)
        .get("/v1/balance_transactions/{id}", desks.balance()::retrieveTransaction)
        .post("/v1/refunds", desks.refunds()::create)
        .get("/v1/refunds", desks.refunds()::list)
        .get("/v1/refunds/{id}", desks.refunds()::retrieve)
        .get("/v1/disputes", desks.disputes()::list)
        .get("/v1/disputes/{id}", desks.disputes()::retrieve)
        .get("/v1/events", desks.events()::list)
        .get("/v1/events/{id}", desks.events()::retrieve);
  }
}
