package coop.byhandsimulation;

import coop.byhandsimulation.Play.Ordered;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rates, floors and prices change while somebody is buying. */
final class Rules {

  private static final List<Long> PRICES = List.of(1_650L, 2_000L, 2_550L, 3_100L);

  private Rules() {}

  /** The members change a rule. */
  static void vote(Play play) {
    int number = play.random().nextInt(91);
    switch (play.random().nextInt(5)) {
      case 0 -> change(play, "payout.hold", number % 6);
      case 1 -> change(play, "payout.days", 1 + number % 10);
      case 2 -> change(play, "price.floor.standard.text.EUR", 500L + 50L * (number % 21));
      default -> change(play, "commission.standard", 500L + 50L * number);
    }
  }

  static void change(Play play, String key, long to) {
    JsonNode answer = play.ask("vote", play.house().wish().put("key", key).put("to", to));
    if (answer.path("did").asString("").equals("voted")) {
      play.note(Fault.RULES_CHANGED_MEANWHILE, key + " " + to);
    }
  }

  /** Somebody has a price, the maker sets another or the members vote, and then it is bought. */
  static void changeWhileBought(Play play) {
    String buyer = play.any(play.buyers());
    String work = play.any(play.works());
    long price = play.any(PRICES);
    boolean votes = play.random().nextInt(4) == 0;
    ObjectNode wish = play.house().wish().put("buyer", buyer);
    wish.putArray("works").add(work);
    JsonNode early = play.ask("place", wish.deepCopy());
    JsonNode quoted = play.ask("quote", wish.deepCopy());
    if (votes) {
      change(play, "commission.standard", 500L + price % 1_000 / 50 * 50);
    } else {
      ObjectNode other = play.house().wish().put("cents", price);
      other.putArray("works").add(work);
      String answer = play.ask("price", other).path("did").asString("");
      if (answer.equals("Offered")) {
        play.note(Fault.RULES_CHANGED_MEANWHILE, work + " costs " + price);
      }
    }
    buy(play, buyer, early);
    buy(
        play,
        buyer,
        play.ask(
            "place-quoted",
            play.house().wish().put("buyer", buyer).set("order", quoted.path("order"))));
  }

  private static void buy(Play play, String buyer, JsonNode placed) {
    play.tell("after the change: " + placed.path("did").asString(""));
    if (placed.path("did").asString("").equals("placed")) {
      String page = placed.path("page").stringValue();
      if (Rivals.pay(play, page, Rivals.CARD_PAYS) < 400) {
        play.paid().add(new Ordered(buyer, placed.path("order").stringValue(), page));
      }
    }
  }
}
