package coop.byhandsimulation;

import coop.byhandsimulation.Pass.Moment;
import coop.byhandsimulation.Pass.Strike;
import coop.byhandsimulation.Play.Ordered;
import coop.byhandsimulation.Writes.Refusal;
import coop.byhandsimulation.Writes.Timing;
import coop.byhandsimulation.Writes.Waiting;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens in one step, of its own accord or by accident. */
final class Moves {

  private static final String CARD_PAYS = "4242424242424242";
  private static final String CARD_DECLINES = "4000000000000002";
  private static final String CARD_IS_DISPUTED = "4000000000000259";
  private static final String CARD_REFUNDS_FAIL = "4000000000005126";
  private static final String CARD_REFUNDS_LATE = "4000000000007726";
  private static final String CARD_IS_ASKED_ABOUT = "4000000000001976";
  private static final String CARD_CHALLENGES = "4000002500003155";

  /** Calls to the provider that change something there, or tell what is true. */
  private static final List<Strike> PLACES =
      List.of(
          new Strike("POST", "/v1/checkout/sessions", Moment.AFTER_EFFECT, () -> {}),
          new Strike("GET", "/v1/checkout/sessions", Moment.AFTER_EFFECT, () -> {}),
          new Strike("POST", "/v1/refunds", Moment.AFTER_EFFECT, () -> {}),
          new Strike("GET", "/v1/refunds", Moment.AFTER_EFFECT, () -> {}),
          new Strike("POST", "/v1/transfers", Moment.AFTER_EFFECT, () -> {}),
          new Strike("GET", "/v1/balance_transactions", Moment.AFTER_EFFECT, () -> {}),
          new Strike("GET", "/v1/disputes", Moment.AFTER_EFFECT, () -> {}),
          new Strike("GET", "/v1/events", Moment.AFTER_EFFECT, () -> {}),
          new Strike("POST", "/v2/core/accounts", Moment.AFTER_EFFECT, () -> {}));

  private Moves() {}

  /** Somebody orders something. */
  static void order(Play play) {
    String buyer = play.any(play.buyers());
    ObjectNode wish = play.house().wish().put("buyer", buyer);
    ArrayNode works = wish.putArray("works");
    Set<String> chosen = new LinkedHashSet<>();
    int number = 1 + play.random().nextInt(3);
    for (int i = 0; i < number; i++) {
      chosen.add(play.any(play.works()));
    }
    chosen.forEach(works::add);
    JsonNode answer = play.ask("place", wish);
    if (answer.path("did").stringValue().equals("placed")) {
      play.open()
          .add(
              new Ordered(
                  buyer, answer.path("order").stringValue(), answer.path("page").stringValue()));
    }
  }

  /** Somebody pays what they ordered, or tries to. */
  static void pay(Play play) {
    if (play.open().isEmpty()) {
      order(play);
      return;
    }
    Ordered ordered = play.any(play.open());
    int chance = play.random().nextInt(20);
    String card =
        switch (chance) {
          case 0 -> CARD_DECLINES;
          case 1 -> CARD_IS_DISPUTED;
          case 2 -> CARD_CHALLENGES;
          case 3 -> CARD_REFUNDS_FAIL;
          case 4 -> CARD_REFUNDS_LATE;
          case 5 -> CARD_IS_ASKED_ABOUT;
          default -> CARD_PAYS;
        };
    var answer =
        play.house()
            .form(URI.create(ordered.page()), "email=buyer@example.org&card=" + card, false);
    if (card.equals(CARD_CHALLENGES) && answer.statusCode() == 303) {
      play.house().form(URI.create(ordered.page() + "/challenge"), "answer=confirm", false);
    }
    if (!card.equals(CARD_DECLINES)) {
      play.open().remove(ordered);
      play.paid().add(ordered);
    }
  }

  /** The process dies at a call to the provider. */
  static void dieAtProvider(Play play) {
    Strike place = play.any(PLACES);
    Moment moment = play.any(List.of(Moment.values()));
    String where = moment + " of " + place.method() + " " + place.path();
    play.tell("will die " + where);
    play.house()
        .toProvider()
        .strike(
            new Strike(
                place.method(),
                place.path(),
                moment,
                () -> play.kill(Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT, where)));
  }

  /** The process dies over a message of the provider. */
  static void dieInMessage(Play play) {
    Moment moment = play.any(List.of(Moment.values()));
    play.tell("will die " + moment + " of a message");
    play.house()
        .toApplication()
        .strike(
            new Strike(
                "POST",
                "/hooks/stripe",
                moment,
                () -> play.kill(Fault.KILLED_IN_A_MESSAGE, moment + " of a message")));
  }

  /** The process dies somewhere. */
  static void die(Play play) {
    play.kill(Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT, "anywhere");
  }

  /** The process dies, and again while it is coming up. */
  static void dieWhileStarting(Play play) {
    Duration later = Duration.ofMillis(play.random().nextLong(500, 6_000));
    play.kill(Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT, "anywhere");
    play.house().application().restart();
    Rest.of(later);
    play.kill(Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT, "on its way up");
  }

  /** Every connection to the database ends, or the database itself crashes and comes back. */
  static void loseDatabase(Play play) {
    if (play.random().nextBoolean()) {
      play.house().store().dropConnections();
      play.note(Fault.DATABASE_FAILS, "connections dropped");
    } else {
      play.writes().take(play);
      play.house().store().crash();
      play.note(Fault.DATABASE_FAILS, "crashed");
    }
  }

  /** The connections end just when the provider has answered, so that the result is not stored. */
  static void loseDatabaseAfterCall(Play play) {
    Strike place = play.any(PLACES);
    String where = "after " + place.method() + " " + place.path();
    play.tell("the database will be gone " + where);
    afterCall(
        play,
        place,
        () -> {
          play.house().store().dropConnections();
          play.note(Fault.COMMIT_FAILS_AFTER_CALL, where);
        });
  }

  /** The database takes no writes: two were in each other's way, or its disk is full. */
  static void refuseWrites(Play play) {
    String table = play.any(Writes.TABLES);
    Refusal refusal = play.any(List.of(Refusal.values()));
    Timing timing = play.any(List.of(Timing.values()));
    Strike place = play.any(PLACES);
    int times = 1 + play.random().nextInt(3);
    if (play.random().nextBoolean()) {
      Fault fault = Fault.DATABASE_FAILS;
      play.writes().refuse(play, new Waiting(fault, table, refusal, timing, times));
      return;
    }
    play.tell("writes will be refused after " + place.method() + " " + place.path());
    Fault fault = Fault.COMMIT_FAILS_AFTER_CALL;
    Waiting waiting = new Waiting(fault, table, refusal, timing, times);
    afterCall(play, place, () -> play.writes().refuse(play, waiting));
  }

  private static void afterCall(Play play, Strike place, Runnable blow) {
    play.house()
        .toProvider()
        .strike(new Strike(place.method(), place.path(), Moment.AFTER_EFFECT, blow));
  }

  /** The process stands still for a while and then goes on as if nothing had been. */
  static void pause(Play play) {
    play.house().application().pause();
    Rest.of(Duration.ofMillis(500));
    play.house().clock().forward(Duration.ofSeconds(60));
    play.house().application().resume();
    play.tell("paused for a moment");
    play.forward(Duration.ofSeconds(1));
  }

  /** The board decides what waits for it. */
  static void board(Play play) {
    play.ask("board", play.house().wish().put("first", play.random().nextInt(2)));
  }

  /** A maker sets up payouts, or the provider stops or starts them. */
  static void payee(Play play) {
    String maker = play.any(play.makers());
    String status = play.any(List.of("active", "active", "active", "restricted", "pending"));
    JsonNode answer = play.ask("onboard", play.house().wish().put("member", maker));
    if (answer.path("did").asString("").equals("page")) {
      play.house()
          .form(URI.create(answer.path("page").stringValue()), "answer=finish&bank=pays", false);
      return;
    }
    List<String> accounts = play.house().store().accounts();
    if (!accounts.isEmpty()) {
      String account = play.any(accounts);
      boolean did = play.did("/sandbox/accounts/" + account + "/capability", "status=" + status);
      if (did && !status.equals("active")) {
        play.note(Fault.PAYEE_STOPPED, account + " is " + status);
      }
    }
  }
}
