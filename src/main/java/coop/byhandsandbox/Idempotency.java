package coop.byhandsandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider's promise about keys: the first answer, a 500 included, is kept for a day and given
 * again to the same request; another request with the same key is refused; a second one that comes
 * while the first is still being answered is told to wait.
 */
final class Idempotency {
  private static final Duration KEPT_BY_VERSION_2 = Duration.ofDays(30);
  private static final int LONGEST_KEY = 255;

  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final Duration kept;

  /**
   * Answers under keys.
   *
   * @param kept how long an answer is given again; a day at the provider
   */
  Idempotency(Duration kept) {
    this.kept = kept;
  }

  /** A key belongs to an account and to a version of the API. */
  static String within(String account, boolean isOfVersion2, String key) {
    return (isOfVersion2 ? "v2:" : "") + (account.isEmpty() ? "" : account + ':') + key;
  }

  /** Takes a key for one request; whoever takes it must release it. */
  void begin(String key, String ownKey) throws ApiRefusal {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw ApiRefusal.malformed("An idempotency key has between 1 and 255 characters");
    }
    if (!inFlight.add(ownKey)) {
      throw ApiRefusal.inFlight("Another request with this idempotency key is being answered");
    }
  }

  void end(String key) {
    inFlight.remove(key);
  }

  /** The kept answer to this very request, or nothing when the key is new. */
  static Optional<Reply> earlier(Change change, String key, String fingerprint) throws ApiRefusal {
    Optional<ObjectNode> kept =
        change
            .find(Kind.IDEMPOTENCY, key)
            .filter(record -> Json.number(record, "until") > change.seconds());
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode record = kept.get();
    if (!Json.text(record, "fingerprint").equals(fingerprint)) {
      throw ApiRefusal.otherRequest(
          "This idempotency key was first used with another address or other parameters");
    }
    int status = (int) Json.number(record, "status");
    return Optional.of(
        Reply.jsonText(status, Json.text(record, "body"))
            .with("Idempotent-Replayed", "true")
            .with("Original-Request", Json.text(record, "request")));
  }

  void keep(Change change, String key, String fingerprint, Reply reply) {
    keep(change, key, fingerprint, reply.status(), reply.body(), kept);
  }

  static void keepFor30Days(Change change, String key, String fingerprint, ObjectNode body) {
    keep(change, key, fingerprint, 200, Json.text(body), KEPT_BY_VERSION_2);
  }

  private static void keep(
      Change change, String key, String fingerprint, int status, String body, Duration kept) {
    String request = change.origin().requestId();
    ObjectNode record = Json.object();
    record.put("id", key);
    record.put("until", change.seconds() + kept.toSeconds());
    record.put("fingerprint", fingerprint);
    record.put("request", request == null ? "" : request);
    record.put("status", status);
    record.put("body", body);
    change.put(Kind.IDEMPOTENCY, record);
  }

  /** What makes two requests the same: method, address and parameters in any order. */
  static String fingerprint(String method, String path, ObjectNode params) {
    String text = method + ' ' + path + '\n' + FormBody.canonical(params);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
