package coop.byhandsandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fault switches: each waits for the next requests or deliveries that fit it and is used up by
 * them. They belong to a test run and are not kept over a restart.
 */
final class Faults {
  /** What can go wrong between a client and the API. */
  enum ApiFault {
    TOO_MANY_REQUESTS,
    BROKEN_BEFORE_EFFECT,
    BROKEN_AFTER_EFFECT,
    DROPPED_BEFORE_EFFECT,
    DROPPED_AFTER_EFFECT,
    HANGS_BEFORE_EFFECT,
    HANGS_AFTER_EFFECT
  }

  /** What can go wrong with an event on its way; only its first delivery is touched. */
  enum WebhookFault {
    DUPLICATE,
    AT_ONCE,
    DELAY,
    DROP,
    REORDER,
    WRONG_SECRET,
    OLD_TIMESTAMP,
    FUTURE_TIMESTAMP,
    CHANGED_BODY,
    TWO_SIGNATURES,
    OTHER_API_VERSION
  }

  /** What can go wrong with money itself; each switch is for the next occasions only. */
  enum MoneyFault {
    /** A transfer or payout finds too little in the balance, whatever is there. */
    BALANCE_SHORT,
    /** A refund succeeds and comes back days later. */
    REFUND_FAILS,
    /** A payout never arrives. */
    PAYOUT_FAILS,
    /** A payout arrives, and the bank sends it back days later. */
    PAYOUT_RETURNED,
    /** A dispute takes the money, and says so, before it is opened. */
    DISPUTE_TAKES_FIRST,
    /** The money of a charge is in the list of movements a day later than usual. */
    CHARGE_BOOKED_LATE
  }

  /** A switch for requests: which ones, how often, and how long a hanging one hangs. */
  record ApiSwitch(ApiFault fault, String method, String path, int times, long millis) {
    boolean fits(String itsMethod, String itsPath) {
      return times > 0
          && (method.isEmpty() || method.equals(itsMethod))
          && itsPath.startsWith(path);
    }
  }

  /** A switch for deliveries: which events, how many, how many copies, how much later. */
  record WebhookSwitch(WebhookFault fault, String type, int times, int copies, long seconds) {
    boolean fits(String itsType) {
      return times > 0 && itsType.startsWith(type);
    }
  }

  private final List<ApiSwitch> apiSwitches = new ArrayList<>();
  private final List<WebhookSwitch> webhookSwitches = new ArrayList<>();
  private final Map<MoneyFault, Integer> moneySwitches = new EnumMap<>(MoneyFault.class);

  synchronized void add(ApiSwitch added) {
    apiSwitches.add(added);
  }

  synchronized void add(WebhookSwitch added) {
    webhookSwitches.add(added);
  }

  synchronized void add(MoneyFault added, int times) {
    moneySwitches.put(added, times);
  }

  /** Whether a switch is set for what is about to happen; one use of it is taken. */
  synchronized boolean take(MoneyFault fault) {
    int left = moneySwitches.getOrDefault(fault, 0);
    if (left > 0) {
      moneySwitches.put(fault, left - 1);
    }
    return left > 0;
  }

  synchronized void clear() {
    moneySwitches.clear();
    apiSwitches.clear();
    webhookSwitches.clear();
  }

  /** The first switch that fits a request, one use of it taken. */
  synchronized Optional<ApiSwitch> take(String method, String path) {
    for (int i = 0; i < apiSwitches.size(); i++) {
      ApiSwitch found = apiSwitches.get(i);
      if (found.fits(method, path)) {
        replace(
            apiSwitches,
            i,
            found.times() - 1,
            new ApiSwitch(
                found.fault(), found.method(), found.path(), found.times() - 1, found.millis()));
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The first switch that fits an event, one use of it taken. */
  synchronized Optional<WebhookSwitch> take(String type) {
    for (int i = 0; i < webhookSwitches.size(); i++) {
      WebhookSwitch found = webhookSwitches.get(i);
      if (found.fits(type)) {
        replace(
            webhookSwitches,
            i,
            found.times() - 1,
            new WebhookSwitch(
                found.fault(), found.type(), found.times() - 1, found.copies(), found.seconds()));
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  synchronized ObjectNode asJson() {
    ObjectNode list = Json.object();
    ArrayNode api = list.putArray("api");
    apiSwitches.forEach(s ->
        api.addObject()
            .put("fault", s.fault().name().toLowerCase(Locale.ROOT))
            .put("method", s.method())
            .put("path", s.path())
            .put("times", s.times()));
    ArrayNode webhooks = list.putArray("webhook");
    webhookSwitches.forEach(s ->
        webhooks
            .addObject()
            .put("fault", s.fault().name().toLowerCase(Locale.ROOT))
            .put("type", s.type())
            .put("times", s.times()));
    ArrayNode money = list.putArray("money");
    moneySwitches.forEach((fault, times) -> {
      if (times > 0) {
        money
            .addObject()
            .put("fault", fault.name().toLowerCase(Locale.ROOT))
            .put("times", times.intValue());
      }
    });
    return list;
  }

  private static <S> void replace(List<S> switches, int at, int timesLeft, S left) {
    if (timesLeft == 0) {
      switches.remove(at);
    } else {
      switches.set(at, left);
    }
  }
}
