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
    this.token = token;
    this.routes =
        ControlRoutes.of(desks, deliveries)
            .get("/sandbox/faults", (change, call) -> faults.asJson())
            .post("/sandbox/faults", (change, call) -> addFault(call.params()))
            .delete("/sandbox/faults", (change, call) -> clearFaults())
            .post("/sandbox/faults/clear", (change, call) -> clearFaults())
            .get("/sandbox/deliveries", (change, call) -> Deliveries.asJson(change))
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
      timers.runDue();
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
}
