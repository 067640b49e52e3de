package coop.byhandsimulation;

import coop.byhandsimulation.Pass.Moment;
import coop.byhandsimulation.Pass.Strike;
import coop.byhandsimulation.Play.Ordered;
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
          default -> CARD_PAYS;
        };
    if (card.equals(CARD_REFUNDS_FAIL)) {
      play.note(Fault.LATE_FAILURES, "a card that will not take a refund");
    }
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

  /** Time passes. */
  static void wait(Play play) {
    long seconds =
        switch (play.random().nextInt(10)) {
          case 0 -> Duration.ofDays(31).toSeconds();
          case 1, 2 -> Duration.ofDays(1).toSeconds();
          default -> play.random().nextLong(600);
        };
    if (seconds > 86_400) {
      play.note(Fault.CLOCK_JUMPS, "a month passes");
    }
    play.forward(Duration.ofSeconds(seconds));
  }

  /** The members change a rule. */
  static void vote(Play play) {
    switch (play.random().nextInt(4)) {
      case 0 -> change(play, "payout.hold", play.random().nextInt(6));
      case 1 -> change(play, "payout.days", 1 + play.random().nextInt(10));
      default -> change(play, "commission.standard", 500L + 50L * play.random().nextInt(91));
    }
  }

  static void change(Play play, String key, long to) {
    play.note(Fault.RULES_CHANGED_MEANWHILE, key + " " + to);
    play.ask("vote", play.house().wish().put("key", key).put("to", to));
  }

  /** The process dies at a call to the provider. */
  static void dieAtProvider(Play play) {
    Strike place = play.any(PLACES);
    Moment moment = play.any(List.of(Moment.values()));
    play.note(
        Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT,
        "will die " + moment + " of " + place.method() + " " + place.path());
    play.house()
        .toProvider()
        .strike(
            new Strike(
                place.method(),
                place.path(),
                moment,
                () -> play.kill(moment + " of " + place.method() + " " + place.path())));
  }

  /** The process dies over a message of the provider. */
  static void dieInMessage(Play play) {
    Moment moment = play.any(List.of(Moment.values()));
    play.note(Fault.KILLED_IN_A_MESSAGE, "will die " + moment + " of a message");
    play.house()
        .toApplication()
        .strike(
            new Strike("POST", "/hooks/stripe", moment, () -> play.kill(moment + " of a message")));
  }

  /** The process dies somewhere. */
  static void die(Play play) {
    play.note(Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT, "dies anywhere");
    play.kill("anywhere");
  }

  /** The process dies, and again while it is coming up. */
  static void dieWhileStarting(Play play) {
    play.note(Fault.KILLED_BETWEEN_PROVIDER_AND_COMMIT, "dies, and again on its way up");
    play.kill("anywhere");
    play.house().application().restart();
    Rest.of(Duration.ofMillis(play.random().nextLong(500, 6_000)));
    play.kill("on its way up");
  }

  /** Messages of the provider come wrongly. */
  static void disturbMessages(Play play) {
    record Trouble(Fault fault, String words) {}
    Trouble trouble =
        play.any(
            List.of(
                new Trouble(
                    Fault.REPEATED_MESSAGES,
                    "fault=duplicate&copies=" + (1 + play.random().nextInt(5))),
                new Trouble(
                    Fault.SHUFFLED_MESSAGES,
                    "fault=reorder&times=" + (2 + play.random().nextInt(4))),
                new Trouble(Fault.SHUFFLED_MESSAGES, "fault=delay&seconds=300"),
                new Trouble(Fault.FORGED_MESSAGES, "fault=wrong_secret"),
                new Trouble(Fault.FORGED_MESSAGES, "fault=changed_body"),
                new Trouble(Fault.FORGED_MESSAGES, "fault=future_timestamp"),
                new Trouble(Fault.FORGED_MESSAGES, "fault=old_timestamp"),
                new Trouble(Fault.FORGED_MESSAGES, "fault=two_signatures"),
                new Trouble(
                    Fault.LOST_MESSAGES, "fault=drop&times=" + (1 + play.random().nextInt(6))),
                new Trouble(Fault.STRANGE_MESSAGES, "fault=other_api_version")));
    play.note(trouble.fault(), trouble.words());
    play.house().control("/sandbox/faults", "on=webhook&" + trouble.words());
  }

  /** The provider answers wrongly or not at all. */
  static void disturbProvider(Play play) {
    String fault =
        play.any(
            List.of(
                "broken_after_effect",
                "broken_before_effect",
                "dropped_before_effect",
                "dropped_after_effect",
                "too_many_requests"));
    play.note(
        fault.equals("broken_after_effect") ? Fault.ERROR_AFTER_EFFECT : Fault.BROKEN_CONNECTIONS,
        fault);
    play.house()
        .control(
            "/sandbox/faults",
            "on=api&fault=" + fault + "&times=" + (1 + play.random().nextInt(4)));
  }

  /** Every connection to the database ends, or the database itself crashes and comes back. */
  static void loseDatabase(Play play) {
    if (play.random().nextBoolean()) {
      play.note(Fault.DATABASE_GONE, "connections dropped");
      play.house().store().dropConnections();
    } else {
      play.note(Fault.DATABASE_GONE, "crashed");
      play.house().store().crash();
    }
  }

  /** The connections end just when the provider has answered, so that the result is not stored. */
  static void loseDatabaseAfterCall(Play play) {
    Strike place = play.any(PLACES);
    play.note(Fault.COMMIT_FAILS_AFTER_CALL, "after " + place.method() + " " + place.path());
    play.house()
        .toProvider()
        .strike(
            new Strike(
                place.method(),
                place.path(),
                Moment.AFTER_EFFECT,
                () -> play.house().store().dropConnections()));
  }

  /** The process stands still for a while and then goes on as if nothing had been. */
  static void pause(Play play) {
    play.note(Fault.PAUSED_PROCESS, "paused");
    play.house().application().pause();
    Rest.of(Duration.ofMillis(500));
    play.house().clock().forward(Duration.ofSeconds(60));
    play.house().application().resume();
    play.forward(Duration.ofSeconds(1));
  }

  /** A buyer gives something back, once or twice in a row. */
  static void giveBack(Play play) {
    if (play.paid().isEmpty()) {
      return;
    }
    Ordered ordered = play.any(play.paid());
    int times = 1 + play.random().nextInt(2);
    for (int i = 0; i < times; i++) {
      JsonNode answer =
          play.ask(
              "give-back",
              play.house()
                  .wish()
                  .put("order", ordered.order())
                  .put("line", play.random().nextInt(3)));
      play.note(Fault.REFUNDS_IN_PARTS, answer.path("did").asString(""));
    }
  }

  /** The board decides what waits for it. */
  static void board(Play play) {
    play.ask("board", play.house().wish());
  }

  /** A buyer's bank asks for money back, or decides what it asked for. */
  static void dispute(Play play) {
    List<String> charges = play.house().store().charges();
    List<String> open = play.house().store().openDisputes();
    if (!open.isEmpty() && play.random().nextInt(3) > 0) {
      String how = play.any(List.of("win", "lose", "lose", "win", "prevent"));
      String dispute = play.any(open);
      play.note(Fault.DISPUTES, how + " " + dispute);
      play.house().control("/sandbox/disputes/" + dispute + "/" + how, "");
    } else if (!charges.isEmpty()) {
      String charge = play.any(charges);
      play.note(Fault.DISPUTES, "open " + charge);
      play.house().control("/sandbox/charges/" + charge + "/dispute", "");
    }
  }

  /** A maker sets up payouts, or the provider stops or starts them. */
  static void payee(Play play) {
    String maker = play.any(play.makers());
    JsonNode answer = play.ask("onboard", play.house().wish().put("member", maker));
    if (answer.path("did").asString("").equals("page")) {
      play.house()
          .form(URI.create(answer.path("page").stringValue()), "answer=finish&bank=pays", false);
      return;
    }
    List<String> accounts = play.house().store().accounts();
    if (!accounts.isEmpty()) {
      String status = play.any(List.of("active", "active", "active", "restricted", "pending"));
      play.note(Fault.PAYEE_STOPPED, status);
      play.house()
          .control("/sandbox/accounts/" + play.any(accounts) + "/capability", "status=" + status);
    }
  }
}
