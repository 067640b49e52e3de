package coop.byhandsandbox;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens by itself when the clock gets there. Due timers run before every request, so an
 * answer always agrees with the clock, and a few times a second for those who only listen.
 */
final class Timers {
  private static final int AT_ONCE = 100;

  /** What can be waited for; the names stand in the journal file. */
  enum What {
    SESSION_EXPIRES,
    CHARGE_IS_BOOKED,
    MONEY_IS_AVAILABLE,
    BALANCE_IS_TOLD,
    CHARGE_IS_DISPUTED,
    REFUND_GETS_REFERENCE,
    REFUND_SUCCEEDS,
    REFUND_FAILS,
    DISPUTE_TAKES_FUNDS,
    DISPUTE_IS_DECIDED,
    DISPUTE_IS_OVERDUE,
    DEBIT_IS_SETTLED,
    PAYOUT_DAY,
    PAYOUT_ARRIVES,
    PAYOUT_COMES_BACK,
    OLD_THINGS_GO
  }

  private final ReentrantLock turn = new ReentrantLock();
  private final Documents documents;
  private final Map<What, BiConsumer<Change, String>> acts = new EnumMap<>(What.class);

  Timers(Documents documents) {
    this.documents = documents;
  }

  /** Says what is done to an object when its time has come. */
  Timers when(What what, BiConsumer<Change, String> act) {
    acts.put(what, act);
    return this;
  }

  static void set(Change change, What what, String target, Instant due) {
    set(change, change.newId("timer_"), what, target, due);
  }

  /** Of these there is one for each target at a time: setting it again moves it behind whatever is due now. */
  static void setOnly(Change change, What what, String target, Instant due) {
    set(change, "timer_" + what.name() + target, what, target, due);
  }

  /** Of these there is one for each target at a time, and the first one stays. */
  static void setOnce(Change change, What what, String target, Instant due) {
    String id = "timer_" + what.name() + target;
    if (change.find(Kind.TIMER, id).isEmpty()) {
      set(change, id, what, target, due);
    }
  }

  private static void set(Change change, String id, What what, String target, Instant due) {
    change.put(
        Kind.TIMER,
        Json.object()
            .put("id", id)
            .put("due", due.toEpochMilli())
            .put("order", change.newNumber())
            .put("what", what.name())
            .put("target", target));
  }

  /**
   * One thread at a time: what one timer sets may be due before others that are due already, and
   * two lists made at different moments would mix them in an order that no seed decides.
   */
  void runDue() {
    turn.lock();
    try {
      runAllDue();
    } finally {
      turn.unlock();
    }
  }

  private void runAllDue() {
    for (var due = documents.due(Kind.TIMER, AT_ONCE);
        !due.isEmpty();
        due = documents.due(Kind.TIMER, AT_ONCE)) {
      for (String id : due) {
        documents.change(Origin.NOT_THE_API, change -> run(change, id));
      }
    }
  }

  private boolean run(Change change, String id) {
    // An earlier one of the list may have removed it, and what has this id now may be for later.
    Optional<ObjectNode> timer =
        change
            .find(Kind.TIMER, id)
            .filter(found -> Json.number(found, "due") <= change.now().toEpochMilli());
    timer.ifPresent(found -> {
      change.remove(Kind.TIMER, id);
      BiConsumer<Change, String> act = acts.get(What.valueOf(Json.text(found, "what")));
      if (act != null) {
        act.accept(change, Json.text(found, "target"));
      }
    });
    return timer.isPresent();
  }
}
