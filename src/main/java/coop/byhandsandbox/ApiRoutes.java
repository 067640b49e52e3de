package coop.byhandsandbox;

import java.util.regex.Pattern;

/** The table of what the sandbox serves of the provider's API. */
final class ApiRoutes {
  private static final Pattern OF_ACCOUNTS =
      Pattern.compile("/v1/(balance|balance_transactions|charges|refunds|payouts|events)(/[^/]+)?");

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
        .post("/v1/disputes/{id}", desks.disputeAnswers()::answer)
        .post("/v1/disputes/{id}/close", desks.disputeAnswers()::close)
        .post("/v1/transfers", desks.transfers()::create)
        .get("/v1/transfers", desks.transfers()::list)
        .get("/v1/transfers/{id}", desks.transfers()::retrieve)
        .post("/v1/transfers/{id}", desks.transfers()::update)
        .post("/v1/transfers/{id}/reversals", desks.reversals()::create)
        .get("/v1/transfers/{id}/reversals", desks.reversals()::list)
        .get("/v1/transfers/{id}/reversals/{reversal}", desks.reversals()::retrieve)
        .post("/v1/payouts", desks.payouts()::create)
        .get("/v1/payouts", desks.payouts()::list)
        .get("/v1/payouts/{id}", desks.payouts()::retrieve)
        .get("/v1/events", desks.events()::list)
        .get("/v1/events/{id}", desks.events()::retrieve)
        .post("/v2/core/accounts", desks.accounts()::create)
        .get("/v2/core/accounts/{id}", desks.accounts()::retrieve)
        .post("/v2/core/account_links", desks.links()::create)
        .get("/v2/core/events/{id}", desks.thinEvents()::retrieve);
  }

  /** Whether an address can be asked on behalf of a connected account. */
  static boolean servesAccounts(String path) {
    return OF_ACCOUNTS.matcher(path).matches();
  }
}
