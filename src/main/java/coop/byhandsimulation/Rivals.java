package coop.byhandsimulation;

import coop.byhandsimulation.Play.Ordered;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What several people, or one in two tabs, do at the same moment, and money that takes days. */
final class Rivals {

  static final String CARD_PAYS = "4242424242424242";
  private static final String DEBIT_PAYS = "DE89370400440532013000";
  private static final String DEBIT_FAILS = "DE62370400440532013001";
  private static final Duration AFTER_THE_RESERVATION = Duration.ofMinutes(61);
  private static final int RIVALS_MAX = 5;

  private Rivals() {}

  /** Somebody presses the button twice, in two tabs, and pays twice on the same page. */
  static void orderTwice(Play play) {
    String buyer = play.any(play.buyers());
    JsonNode quoted = play.ask("quote", wish(play, buyer, play.any(play.works()), "STANDARD"));
    if (!did(quoted, "quoted")) {
      return;
    }
    String order = quoted.path("order").stringValue();
    int times = 2 + play.random().nextInt(2);
    List<Callable<JsonNode>> presses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      presses.add(() ->
          play.ask("place-quoted", play.house().wish().put("buyer", buyer).put("order", order)));
    }
    Set<String> pages =
        play.together(presses).stream()
            .filter(answer -> did(answer, "placed"))
            .map(answer -> answer.path("page").stringValue())
            .collect(Collectors.toSet());
    if (!pages.isEmpty()) {
      play.note(Fault.ORDERED_TWICE, times + " times, " + pages.size() + " page");
    }
    if (pages.size() > 1) {
      play.odd("L4 order " + order + " can be paid on " + pages.size() + " pages");
    }
    for (String page : pages) {
      List<Callable<Integer>> payments = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        payments.add(() -> pay(play, page, CARD_PAYS));
      }
      play.together(payments);
      play.paid().add(new Ordered(buyer, order, page));
    }
  }

  /** An order has two pages at the provider, as after a call whose answer was lost; both are paid. */
  static void payOnTwoPages(Play play) {
    String buyer = play.any(play.buyers());
    JsonNode placed = play.ask("place", wish(play, buyer, play.any(play.works()), "STANDARD"));
    if (!did(placed, "placed")) {
      return;
    }
    Ordered ordered =
        new Ordered(buyer, placed.path("order").stringValue(), placed.path("page").stringValue());
    JsonNode payment = play.ask("payment", play.house().wish().put("order", ordered.order()));
    JsonNode second = play.house().api("/v1/checkout/sessions", page(ordered, payment));
    pay(play, ordered.page(), CARD_PAYS);
    play.paid().add(ordered);
    if (second.has("url") && did(payment, "payment")) {
      int status = pay(play, second.path("url").stringValue(), CARD_PAYS);
      if (status < 400) {
        play.note(Fault.ORDERED_TWICE, "two pages of " + ordered.order() + " are paid");
      }
    }
  }

  private static String page(Ordered ordered, JsonNode payment) {
    return "mode=payment&success_url=http%3A%2F%2Flocalhost%2F"
        + "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
        + "&line_items[0][price_data][product_data][name]=A+licence"
        + "&line_items[0][price_data][unit_amount]="
        + payment.path("amount").asLong(100)
        + "&client_reference_id="
        + ordered.order()
        + "&metadata[payment]="
        + payment.path("payment").asString("")
        + "&payment_intent_data[metadata][payment]="
        + payment.path("payment").asString("");
  }

  /**
   * Several buyers have paid for one exclusive licence: each ordered it after the time of the one
   * before was over, whose money was still on its way. All of it arrives at the same moment.
   */
  static void race(Play play) {
    JsonNode made =
        play.ask("exclusive", play.house().wish().put("maker", play.any(play.makers())));
    if (!did(made, "offered")) {
      return;
    }
    String work = made.path("work").stringValue();
    List<Ordered> rivals = new ArrayList<>();
    int number = 2 + play.random().nextInt(RIVALS_MAX - 1);
    for (int i = 0; i < number; i++) {
      String buyer = play.any(play.buyers());
      JsonNode placed = play.ask("place", wish(play, buyer, work, "EXCLUSIVE"));
      if (did(placed, "placed")) {
        String page = placed.path("page").stringValue();
        pay(play, page, DEBIT_PAYS);
        rivals.add(new Ordered(buyer, placed.path("order").stringValue(), page));
        play.forward(AFTER_THE_RESERVATION);
      }
    }
    List<Callable<Boolean>> arrivals = new ArrayList<>();
    for (Ordered rival : rivals) {
      arrivals.add(() -> settle(play, rival.page(), "paid"));
    }
    int arrived = Collections.frequency(play.together(arrivals), true);
    if (arrived > 1) {
      play.note(Fault.EXCLUSIVE_RACE, arrived + " paid at once for " + work);
    }
    play.paid().addAll(rivals);
  }

  /** Somebody pays by bank debit; the money comes days later, or not at all. */
  static void payByDebit(Play play) {
    if (play.open().isEmpty()) {
      Moves.order(play);
      return;
    }
    Ordered ordered = play.any(play.open());
    boolean pays = play.random().nextInt(3) > 0;
    boolean comesSoon = play.random().nextBoolean();
    int days = 1 + play.random().nextInt(3);
    int status = pay(play, ordered.page(), pays ? DEBIT_PAYS : DEBIT_FAILS);
    play.open().remove(ordered);
    if (status >= 400) {
      play.tell("the debit was answered with " + status);
      return;
    }
    play.note(Fault.PAID_DAYS_LATER, pays ? "money comes later" : "money never comes");
    if (comesSoon) {
      play.forward(Duration.ofDays(days));
      settle(play, ordered.page(), pays ? "paid" : "failed");
    }
    if (pays) {
      play.paid().add(ordered);
    }
  }

  private static ObjectNode wish(Play play, String buyer, String work, String licence) {
    ObjectNode wish = play.house().wish().put("buyer", buyer).put("licence", licence);
    wish.putArray("works").add(work);
    return wish;
  }

  private static boolean did(JsonNode answer, String what) {
    return answer.path("did").asString("").equals(what);
  }

  /** Pays with a card or by debit; the status that it is answered with. */
  static int pay(Play play, String page, String means) {
    return play.house()
        .form(URI.create(page), "email=buyer@example.org&card=" + means, false)
        .statusCode();
  }

  /** The bank decides a debit now; it may have done so by itself before. */
  private static boolean settle(Play play, String page, String result) {
    String session = page.substring(page.lastIndexOf('/') + 1);
    return play.did("/sandbox/sessions/" + session + "/settle", "result=" + result);
  }
}
