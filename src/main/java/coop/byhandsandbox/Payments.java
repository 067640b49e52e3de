package coop.byhandsandbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a buyer does on the payment page, each step in one change: a session is paid only once. */
final class Payments {
  /** How a step on the payment page ended. */
  sealed interface Result {}

  /** The session is paid, now or by an earlier click. */
  record Paid(ObjectNode session) implements Result {}

  /** A bank debit is under way; whether its money comes is known later. */
  record UnderWay(ObjectNode session) implements Result {}

  /** The bank said no; another card may be tried. */
  record Declined(ObjectNode session) implements Result {}

  /** The bank wants the buyer to confirm. */
  record AsksBack(ObjectNode session) implements Result {}

  /** There is no such session, or it has expired. */
  record NotOpen(@Nullable ObjectNode session) implements Result {}

  private final CheckoutSessions sessions;
  private final PaymentIntents intents;
  private final Charges charges;
  private final Debits debits;
  private final String publicBase;

  Payments(
      CheckoutSessions sessions,
      PaymentIntents intents,
      Charges charges,
      Debits debits,
      String publicBase) {
    this.debits = debits;
    this.sessions = sessions;
    this.intents = intents;
    this.charges = charges;
    this.publicBase = publicBase;
  }

  static String challengePath(String sessionId) {
    return CheckoutSessions.PAGE + sessionId + "/challenge";
  }

  /** Where the session stands, without doing anything. */
  Result look(Change change, String sessionId) {
    Optional<ObjectNode> found = change.find(Kind.SESSION, sessionId);
    if (found.isEmpty()) {
      return new NotOpen(null);
    }
    ObjectNode session = found.get();
    if (Json.text(session, "payment_status").equals("paid")) {
      return new Paid(session);
    }
    if (!CheckoutSessions.isOpen(session)) {
      boolean isComplete = Json.text(session, "status").equals("complete");
      return isComplete ? new UnderWay(session) : new NotOpen(session);
    }
    return status(change, session).equals("requires_action")
        ? new AsksBack(session)
        : new Declined(session);
  }

  Result pay(Change change, String sessionId, TestCard card, String email) {
    Result before = look(change, sessionId);
    if (!(before instanceof Declined open)) {
      return before;
    }
    ObjectNode session = open.session();
    ObjectNode intent = intentOf(change, session);
    intent.put("payment_method", change.newId("pm_"));
    Json.inner(session, Expansion.HIDDEN).put("email", email).put("card", card.name());
    change.put(Kind.SESSION, session);
    return switch (card.course()) {
      case ACCEPTED -> takeMoney(change, session, intent, card);
      case CHALLENGED -> {
        intents.challenge(change, intent, publicBase + challengePath(sessionId));
        yield new AsksBack(session);
      }
      case DECLINED -> refuse(change, session, intent, card);
      case LATER -> {
        debits.begin(change, session, intent, card, email);
        yield new UnderWay(session);
      }
    };
  }

  /** The buyer has answered the bank's question. */
  Result answerChallenge(Change change, String sessionId, boolean confirmed) {
    Result before = look(change, sessionId);
    if (!(before instanceof AsksBack open)) {
      return before;
    }
    ObjectNode session = open.session();
    ObjectNode intent = intentOf(change, session);
    if (confirmed) {
      TestCard card = TestCard.valueOf(Json.text(session.path(Expansion.HIDDEN), "card"));
      return card.isRefused()
          ? refuse(change, session, intent, card)
          : takeMoney(change, session, intent, card);
    }
    intents.challengeFailed(change, intent);
    return new Declined(session);
  }

  /** Why the last attempt failed, as the provider's code, or nothing when none has failed. */
  Optional<String> lastFailure(Change change, ObjectNode session) {
    return Optional.ofNullable(Json.textOf(session, "payment_intent"))
        .flatMap(id -> change.find(Kind.INTENT, id))
        .map(intent -> intent.path("last_payment_error"))
        .map(error -> {
          String reason = Json.textOf(error, "decline_code");
          return reason == null ? Json.textOf(error, "code") : reason;
        });
  }

  private Result refuse(Change change, ObjectNode session, ObjectNode intent, TestCard card) {
    String email = Json.text(session.path(Expansion.HIDDEN), "email");
    ObjectNode charge = charges.fail(change, intent, card, email);
    intents.decline(change, intent, charge, card);
    return new Declined(session);
  }

  private Result takeMoney(Change change, ObjectNode session, ObjectNode intent, TestCard card) {
    String email = Json.text(session.path(Expansion.HIDDEN), "email");
    ObjectNode charge = charges.succeed(change, intent, card, email);
    intents.succeed(change, intent, charge);
    sessions.complete(change, session, email, true);
    return new Paid(session);
  }

  private ObjectNode intentOf(Change change, ObjectNode session) {
    String id = Json.textOf(session, "payment_intent");
    if (id != null) {
      return change.get(Kind.INTENT, id);
    }
    ObjectNode intent = intents.create(change, session);
    session.put("payment_intent", Json.text(intent, "id"));
    return intent;
  }

  private static String status(Change change, ObjectNode session) {
    String id = Json.textOf(session, "payment_intent");
    return id == null
        ? "requires_payment_method"
        : Json.text(change.get(Kind.INTENT, id), "status");
  }
}
