package coop.byhandsandbox;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that the API turns down, with what its error object says. Refusals met before the work
 * began are not remembered under the idempotency key, so the same key may be used again with
 * mended parameters; those met during the work are.
 */
final class ApiRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private static final String INVALID = "invalid_request_error";

  private final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;
  private final String explanation;
  private final boolean duringTheWork;

  private ApiRefusal(
      int status,
      String type,
      @Nullable String code,
      @Nullable String param,
      String explanation,
      boolean duringTheWork) {
    super(explanation);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.explanation = explanation;
    this.duringTheWork = duringTheWork;
  }

  /** The key is missing, live or not one of this sandbox. */
  static ApiRefusal unauthorised(String explanation) {
    return new ApiRefusal(401, INVALID, null, null, explanation, false);
  }

  /** Nothing is served at this address. */
  static ApiRefusal unknownAddress(String method, String path) {
    return new ApiRefusal(
        404, INVALID, null, null, "The sandbox serves nothing at " + method + " " + path, false);
  }

  /** The request is not in the form of the API at all. */
  static ApiRefusal malformed(String explanation) {
    return new ApiRefusal(400, INVALID, null, null, explanation, false);
  }

  /** A parameter is missing, unknown, or has a value that it cannot have. */
  static ApiRefusal parameter(String code, String param, String explanation) {
    return new ApiRefusal(400, INVALID, code, param, explanation, false);
  }

  /** No object has this id. */
  static ApiRefusal missing(String what, String id) {
    return new ApiRefusal(
        404, INVALID, "resource_missing", "id", "There is no " + what + " with the id " + id, true);
  }

  /** The account for which the request is made is none of the platform's. */
  static ApiRefusal noAccess(String account) {
    return new ApiRefusal(
        403,
        INVALID,
        "account_invalid",
        null,
        "The platform has no connected account " + account,
        false);
  }

  /** The object exists, and its state does not allow what is asked. */
  static ApiRefusal state(@Nullable String code, @Nullable String param, String explanation) {
    return new ApiRefusal(400, INVALID, code, param, explanation, true);
  }

  /** The key was first used with another request. */
  static ApiRefusal otherRequest(String explanation) {
    return new ApiRefusal(400, "idempotency_error", null, null, explanation, false);
  }

  /** The first request with this key has not been answered yet. */
  static ApiRefusal inFlight(String explanation) {
    return new ApiRefusal(409, INVALID, "idempotency_key_in_use", null, explanation, false);
  }

  /** Too many requests, as a fault switch wants it. */
  static ApiRefusal tooMany() {
    return new ApiRefusal(
        429, INVALID, "rate_limit", null, "A fault switch of the sandbox says: too fast", false);
  }

  /** The provider's own failure, as a fault switch wants it. */
  static ApiRefusal brokenByFault() {
    return new ApiRefusal(
        500, "api_error", null, null, "A fault switch of the sandbox says: broken", true);
  }

  /** A defect of the sandbox itself. */
  static ApiRefusal defect() {
    return new ApiRefusal(
        500, "api_error", null, null, "The sandbox itself failed; see its log", false);
  }

  int status() {
    return status;
  }

  boolean isDuringTheWork() {
    return duringTheWork;
  }

  ObjectNode asJson() {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    if (code != null) {
      error.put("code", code);
    }
    error.put("message", explanation);
    if (param != null) {
      error.put("param", param);
    }
    error.put("type", type);
    return body;
  }
}
