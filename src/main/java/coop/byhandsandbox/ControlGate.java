package coop.byhandsandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The addresses under {@code /sandbox/} that tests and operators of the sandbox use, none of which
 * the real provider has. They want the control token as a bearer token.
 */
final class ControlGate {
  private static final String BEARER = "Bearer ";
  private static final long USUAL_HANG_MILLIS = 100_000;
  private static final long USUAL_DELAY_SECONDS = 60;

  private final Documents documents;
  private final Timers timers;
  private final Faults faults;
  private final Deliveries deliveries;
  private final Desks desks;
  private final String token;
  private final Router<ApiEndpoint> routes;

  ControlGate(
      Documents documents,
      Timers timers,
      Faults faults,
      Deliveries deliveries,
      Desks desks,
      String token) {
    this.documents = documents;
    this.timers = timers;
    this.faults = faults;
    this.deliveries = deliveries;
    this.desks = desks;
    this.token = token;
    this.routes =
        new Router<ApiEndpoint>()
            .get("/sandbox/faults", (change, call) -> faults.asJson())
            .post("/sandbox/faults", (change, call) -> addFault(call.params()))
            .delete("/sandbox/faults", (change, call) -> clearFaults())
            .get("/sandbox/deliveries", (change, call) -> Deliveries.asJson(change))
            .post("/sandbox/events/{id}/resend", this::resend)
            .post("/sandbox/charges/{id}/dispute", this::dispute)
            .post("/sandbox/disputes/{id}/win", (change, call) -> close(change, call, true))
            .post("/sandbox/disputes/{id}/lose", (change, call) -> close(change, call, false))
            .post("/sandbox/accounts/{id}/capability", this::setCapability)
            .post("/sandbox/accounts/{id}/close", this::closeAccount)
            .post("/sandbox/accounts/{id}/bank", this::setBank)
            .post(
                "/sandbox/payouts/{id}/fail",
                (change, call) -> desks.payouts().fail(change, call.part("id")))
            .get("/sandbox/books", Books::answer)
            .get("/sandbox/balance_transactions", Books::transactions)
            .post("/sandbox/tick", (change, call) -> Json.object().put("now", change.seconds()));
  }

  Reply answer(Incoming incoming) {
    try {
      requireToken(incoming.header("Authorization"));
      Router.Match<ApiEndpoint> match =
          routes
              .find(incoming.method(), incoming.path())
              .orElseThrow(() -> ApiRefusal.unknownAddress(incoming.method(), incoming.path()));
      boolean isAsking = incoming.method().equals("GET");
      Params params = new Params(FormBody.parse(isAsking ? incoming.query() : incoming.body()));
      ApiCall call = new ApiCall(incoming.path(), match.parts(), params, Owner.PLATFORM);
      timers.runDue();
      ObjectNode answer =
          documents.change(Origin.NOT_THE_API, change -> match.endpoint().answer(change, call));
      return Reply.json(200, answer);
    } catch (ApiRefusal refusal) {
      return Reply.json(refusal.status(), refusal.asJson());
    } catch (MalformedFormException e) {
      ApiRefusal refusal = ApiRefusal.malformed(String.valueOf(e.getMessage()));
      return Reply.json(refusal.status(), refusal.asJson());
    }
  }

  private void requireToken(@Nullable String authorization) throws ApiRefusal {
    String shown = authorization == null ? "" : authorization;
    byte[] expected = (BEARER + token).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8))) {
      throw ApiRefusal.unauthorised("The control addresses want the control token");
    }
  }

  private ObjectNode addFault(Params params) throws ApiRefusal {
    params.only("on", "fault", "method", "path", "type", "times", "copies", "seconds", "millis");
    int times = (int) params.number("times").orElse(1);
    String method = optional(params, "method");
    String on = params.oneOf("on", "webhook", "api", "money");
    if (on.equals("money")) {
      faults.add(fault(params, Faults.MoneyFault::valueOf), times);
    } else if (on.equals("api")) {
      faults.add(
          new Faults.ApiSwitch(
              fault(params, Faults.ApiFault::valueOf),
              method.toUpperCase(Locale.ROOT),
              optional(params, "path"),
              times,
              params.number("millis").orElse(USUAL_HANG_MILLIS)));
    } else {
      faults.add(
          new Faults.WebhookSwitch(
              fault(params, Faults.WebhookFault::valueOf),
              optional(params, "type"),
              times,
              (int) params.number("copies").orElse(1),
              params.number("seconds").orElse(USUAL_DELAY_SECONDS)));
    }
    return faults.asJson();
  }

  private static <F> F fault(Params params, Function<String, F> named) throws ApiRefusal {
    String name = params.required("fault");
    try {
      return named.apply(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ApiRefusal.parameter(
          "parameter_invalid_string", "fault", "There is no fault switch " + name);
    }
  }

  private static String optional(Params params, String name) throws ApiRefusal {
    String value = params.text(name);
    return value == null ? "" : value;
  }

  private ObjectNode clearFaults() {
    faults.clear();
    return faults.asJson();
  }

  private ObjectNode resend(Change change, ApiCall call) throws ApiRefusal {
    String id = call.part("id");
    ObjectNode event =
        Deliveries.find(change, id).orElseThrow(() -> ApiRefusal.missing("event", id));
    deliveries.resend(change, event);
    return event;
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
    String id = call.part("id");
    if (change.find(Kind.CHARGE, id).isEmpty()) {
      throw ApiRefusal.missing("charge", id);
    }
    desks.disputes().open(change, id);
    return Expansion.plain(change.get(Kind.CHARGE, id));
  }

  private ObjectNode close(Change change, ApiCall call, boolean won) throws ApiRefusal {
    return desks.disputes().close(change, call.part("id"), won);
  }
}
