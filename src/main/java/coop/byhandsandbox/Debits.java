package coop.byhandsandbox;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payments by bank debit: the session is complete at once, but unpaid; days later the money has
 * come, or it never will.
 */
final class Debits {
  private final CheckoutSessions sessions;
  private final PaymentIntents intents;
  private final Charges charges;
  private final Duration settledAfter;

  Debits(
      CheckoutSessions sessions, PaymentIntents intents, Charges charges, Duration settledAfter) {
    this.sessions = sessions;
    this.intents = intents;
    this.charges = charges;
    this.settledAfter = settledAfter;
  }

  void begin(Change change, ObjectNode session, ObjectNode intent, TestCard card, String email) {
    ObjectNode charge = charges.begin(change, intent, card, email);
    intents.process(change, intent, charge);
    sessions.complete(change, session, email, false);
    String id = Json.text(session, "id");
    Timers.set(change, Timers.What.DEBIT_IS_SETTLED, id, change.now().plus(settledAfter));
  }

  /** The bank of the test account answers as that account always does. */
  void settle(Change change, String sessionId) {
    ObjectNode session = change.get(Kind.SESSION, sessionId);
    TestCard card = TestCard.valueOf(Json.text(session.path(Expansion.HIDDEN), "card"));
    waiting(change, session)
        .ifPresent(intent -> settle(change, session, intent, card, !card.isRefused()));
  }

  /** The bank answers now, as it is told to. */
  ObjectNode settle(Change change, String sessionId, boolean paid) throws ApiRefusal {
    ObjectNode session =
        change
            .find(Kind.SESSION, sessionId)
            .orElseThrow(() -> ApiRefusal.missing("checkout session", sessionId));
    ObjectNode intent =
        waiting(change, session)
            .orElseThrow(
                () -> ApiRefusal.state(null, null, "No bank debit of this session is under way"));
    settle(change, session, intent, paid ? TestCard.DEBIT_PAYS : TestCard.DEBIT_FAILS, paid);
    return Expansion.plain(change.get(Kind.SESSION, sessionId));
  }

  private void settle(
      Change change, ObjectNode session, ObjectNode intent, TestCard card, boolean paid) {
    ObjectNode charge = change.get(Kind.CHARGE, Json.text(intent, "latest_charge"));
    if (paid) {
      charges.succeed(change, charge, TestCard.DEBIT_PAYS);
      intents.succeed(change, intent, charge);
      sessions.settle(change, session, true);
    } else {
      charges.fail(change, charge, card);
      intents.decline(change, intent, charge, card);
      sessions.settle(change, session, false);
    }
  }

  private static Optional<ObjectNode> waiting(Change change, ObjectNode session) {
    return Optional.ofNullable(Json.textOf(session, "payment_intent"))
        .flatMap(id -> change.find(Kind.INTENT, id))
        .filter(intent -> Json.text(intent, "status").equals("processing"));
  }
}
