package coop.byhandsandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way into the API: key, form, fault switches and idempotency for every request, before its
 * endpoint sees it and after it has answered.
 */
final class ApiGate {
  private static final System.Logger LOG = System.getLogger(ApiGate.class.getName());
  private static final String TEST_KEY = "sk_test_";
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final String VERSION_2 = "/v2/";

  /** A request that has passed the first checks. */
  private record Admitted(
      Incoming incoming,
      Router.Match<ApiEndpoint> match,
      ObjectNode params,
      Origin origin,
      String account,
      Faults.@Nullable ApiSwitch fault) {

    boolean fails(Faults.ApiFault kind) {
      return fault != null && fault.fault() == kind;
    }

    boolean isOfVersion2() {
      return incoming.path().startsWith(VERSION_2);
    }
  }

  private final Documents documents;
  private final Timers timers;
  private final Router<ApiEndpoint> routes;
  private final Faults faults;
  private final Ids requestIds;
  private final Consumer<Exchange> observer;
  private final Idempotency idempotency;

  /** The ids of requests are drawn apart, so that a refused request moves no other id. */
  ApiGate(
      Documents documents,
      Timers timers,
      Router<ApiEndpoint> routes,
      Faults faults,
      Ids requestIds,
      Idempotency idempotency,
      Consumer<Exchange> observer) {
    this.idempotency = idempotency;
    this.requestIds = requestIds;
    this.observer = observer;
    this.documents = documents;
    this.timers = timers;
    this.routes = routes;
    this.faults = faults;
  }

  Reply answer(Incoming incoming) throws InterruptedException {
    String requestId;
    synchronized (requestIds) {
      requestId = requestIds.next("req_");
    }
    Reply reply;
    try {
      reply = admitAndServe(incoming, requestId);
    } catch (ApiRefusal refusal) {
      reply = Reply.json(refusal.status(), refusal.asJson());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The sandbox failed at " + incoming.path(), e);
      ApiRefusal defect = ApiRefusal.defect();
      reply = Reply.json(defect.status(), defect.asJson());
    }
    String type = incoming.header("Content-Type");
    observer.accept(
        new Exchange(
            incoming.method(),
            incoming.path(),
            incoming.query(),
            type == null ? "" : type,
            incoming.body(),
            reply.status(),
            reply.body()));
    return stamped(reply, incoming, requestId);
  }

  private Reply admitAndServe(Incoming incoming, String requestId)
      throws ApiRefusal, InterruptedException {
    requireTestKey(incoming.header("Authorization"));
    Router.Match<ApiEndpoint> match =
        routes
            .find(incoming.method(), incoming.path())
            .orElseThrow(() -> ApiRefusal.unknownAddress(incoming.method(), incoming.path()));
    boolean isPost = incoming.method().equals("POST");
    String key = isPost ? incoming.header("Idempotency-Key") : null;
    ObjectNode params = params(incoming, isPost);
    timers.runDue();
    Admitted admitted =
        new Admitted(
            incoming,
            match,
            params,
            new Origin(requestId, key),
            account(incoming),
            faults.take(incoming.method(), incoming.path()).orElse(null));
    if (key == null) {
      return serveWithFaults(admitted, null);
    }
    String ownKey = Idempotency.within(admitted.account(), admitted.isOfVersion2(), key);
    idempotency.begin(key, ownKey);
    try {
      return serveWithFaults(admitted, ownKey);
    } finally {
      idempotency.end(ownKey);
    }
  }

  private Reply serveWithFaults(Admitted admitted, @Nullable String key)
      throws ApiRefusal, InterruptedException {
    if (admitted.fails(Faults.ApiFault.TOO_MANY_REQUESTS)) {
      throw ApiRefusal.tooMany();
    }
    if (admitted.fails(Faults.ApiFault.DROPPED_BEFORE_EFFECT)) {
      return Reply.nothing();
    }
    if (admitted.fails(Faults.ApiFault.HANGS_BEFORE_EFFECT)) {
      return hang(admitted);
    }
    Reply reply = documents.change(admitted.origin(), change -> serve(change, admitted, key));
    // What it has set in motion happens now, not when the clock is next looked at.
    timers.runDue();
    if (admitted.fails(Faults.ApiFault.DROPPED_AFTER_EFFECT)) {
      return Reply.nothing();
    }
    return admitted.fails(Faults.ApiFault.HANGS_AFTER_EFFECT) ? hang(admitted) : reply;
  }

  private Reply serve(Change change, Admitted admitted, @Nullable String key) throws ApiRefusal {
    String fingerprint =
        Idempotency.fingerprint(
            admitted.incoming().method(), admitted.incoming().path(), admitted.params());
    Optional<Reply> earlier =
        key == null ? Optional.empty() : Idempotency.earlier(change, key, fingerprint);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    int status = 200;
    ObjectNode body;
    try {
      body = work(change, admitted);
    } catch (ApiRefusal refusal) {
      if (!refusal.isDuringTheWork()) {
        throw refusal;
      }
      change.undo();
      status = refusal.status();
      body = refusal.asJson();
    }
    Reply reply =
        admitted.fails(Faults.ApiFault.BROKEN_AFTER_EFFECT)
            ? Reply.json(ApiRefusal.brokenByFault().status(), ApiRefusal.brokenByFault().asJson())
            : Reply.json(status, body);
    if (key != null && admitted.isOfVersion2()) {
      // The second version repeats what has failed, and gives what has succeeded, whatever was
      // answered at the time.
      if (status == 200) {
        Idempotency.keepFor30Days(change, key, fingerprint, body);
      }
    } else if (key != null) {
      idempotency.keep(change, key, fingerprint, reply);
    }
    return reply;
  }

  private static ObjectNode work(Change change, Admitted admitted) throws ApiRefusal {
    if (admitted.fails(Faults.ApiFault.BROKEN_BEFORE_EFFECT)) {
      throw ApiRefusal.brokenByFault();
    }
    Router.Match<ApiEndpoint> match = admitted.match();
    boolean isJson = admitted.isOfVersion2() && admitted.incoming().method().equals("POST");
    Params params = isJson ? Params.typed(admitted.params()) : new Params(admitted.params());
    if (!admitted.account().equals(Owner.PLATFORM)
        && change.find(Kind.ACCOUNT, admitted.account()).isEmpty()) {
      throw ApiRefusal.noAccess(admitted.account());
    }
    ApiCall call =
        new ApiCall(admitted.incoming().path(), match.parts(), params, admitted.account());
    return match.endpoint().answer(change, call);
  }

  /** Holds the request open, longer than a client waits, and then says nothing. */
  private static Reply hang(Admitted admitted) throws InterruptedException {
    Faults.ApiSwitch fault = admitted.fault();
    Thread.sleep(fault == null ? 0 : fault.millis());
    return Reply.nothing();
  }

  private static ObjectNode params(Incoming incoming, boolean isPost) throws ApiRefusal {
    try {
      if (isPost && incoming.path().startsWith(VERSION_2)) {
        String type = incoming.header("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
          throw ApiRefusal.malformed("The second version of the API takes JSON bodies");
        }
        return JsonBody.parse(incoming.body());
      }
      return FormBody.parse(isPost ? incoming.body() : incoming.query());
    } catch (MalformedFormException e) {
      throw ApiRefusal.malformed(String.valueOf(e.getMessage()));
    }
  }

  /** The connected account for which the request is made, or nothing for the platform. */
  private static String account(Incoming incoming) throws ApiRefusal {
    String account = incoming.header("Stripe-Account");
    if (account == null) {
      account = incoming.header("Stripe-Context");
    }
    if (account == null || account.isEmpty()) {
      return Owner.PLATFORM;
    }
    if (!ApiRoutes.servesAccounts(incoming.path())) {
      throw ApiRefusal.malformed(
          "The sandbox serves " + incoming.path() + " for the platform only, not for an account");
    }
    return account;
  }

  private static void requireTestKey(@Nullable String authorization) throws ApiRefusal {
    String key = keyIn(authorization == null ? "" : authorization);
    if (key.startsWith("sk_live_") || key.startsWith("rk_live_")) {
      throw ApiRefusal.unauthorised(
          "This is a sandbox for test money: it refuses live keys. Take the live key out of the"
              + " settings, or take the sandbox's address out of them");
    }
    if (!key.startsWith(TEST_KEY) || key.length() == TEST_KEY.length()) {
      throw ApiRefusal.unauthorised("The sandbox wants a secret test key, sk_test_…");
    }
  }

  private static String keyIn(String authorization) {
    if (authorization.startsWith(BEARER)) {
      return authorization.substring(BEARER.length()).strip();
    }
    if (!authorization.startsWith(BASIC)) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Reply stamped(Reply reply, Incoming incoming, String requestId) {
    String version = incoming.header("Stripe-Version");
    String key = incoming.header("Idempotency-Key");
    Reply stamped =
        reply
            .with("Request-Id", requestId)
            .with("Stripe-Version", version == null ? StripeSandbox.API_VERSION : version);
    return key == null || !incoming.method().equals("POST")
        ? stamped
        : stamped.with("Idempotency-Key", key);
  }
}
