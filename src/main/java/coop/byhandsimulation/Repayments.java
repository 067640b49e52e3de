package coop.byhandsimulation;

import coop.byhandsimulation.Play.Ordered;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Buyers want their money back: in parts, too often, at once, too late and in a dispute. */
final class Repayments {

  private static final Set<String> ACCEPTED = Set.of("Agreed", "Waiting");

  private Repayments() {}

  /** A buyer gives something back. */
  static void some(Play play) {
    if (!play.paid().isEmpty()) {
      Ordered ordered = play.any(play.paid());
      List<String> lines = lines(play, ordered);
      if (!lines.isEmpty()) {
        play.tell("gives back: " + ask(play, ordered, List.of(play.any(lines))));
      }
    }
  }

  /** A buyer gives back line after line, and then all of it once more. */
  static void inParts(Play play) {
    if (play.paid().isEmpty()) {
      return;
    }
    Ordered ordered = play.any(play.paid());
    List<String> accepted = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (String line : lines(play, ordered)) {
      String answer = ask(play, ordered, List.of(line));
      answers.add(answer);
      if (ACCEPTED.contains(answer)) {
        accepted.add(line);
      }
    }
    if (!accepted.isEmpty()) {
      String more = ask(play, ordered, accepted);
      play.note(Fault.REFUNDS_IN_PARTS, answers + ", once more: " + more);
      // Where the board lets one wish be in between, the same may be wanted again.
      if (more.equals("Agreed")) {
        play.odd("L7 " + accepted + " of " + ordered.order() + " went back twice");
      }
    }
  }

  /** The same lines are wanted back in several windows at the same moment. */
  static void atOnce(Play play) {
    int times = 2 + play.random().nextInt(3);
    if (play.paid().isEmpty()) {
      return;
    }
    Ordered ordered = play.any(play.paid());
    List<String> lines = lines(play, ordered);
    if (lines.isEmpty()) {
      return;
    }
    List<Callable<String>> windows = Collections.nCopies(times, () -> ask(play, ordered, lines));
    List<String> answers = play.together(windows);
    long accepted = answers.stream().filter(ACCEPTED::contains).count();
    if (accepted > 0) {
      play.note(Fault.REFUNDS_IN_PARTS, "at once: " + answers);
    }
    if (accepted > 1) {
      play.odd("L7 " + lines + " of " + ordered.order() + " went back " + accepted + " times");
    }
  }

  /** A buyer asks both the bank and us. */
  static void inDispute(Play play) {
    List<String> disputed =
        play.house()
            .store()
            .column(
                "select p.reference from payments.dispute d join payments.payment p"
                    + " using (payment_id) where d.verdict is null order by d.provider_dispute");
    List<Ordered> orders =
        play.paid().stream().filter(ordered -> disputed.contains(ordered.order())).toList();
    if (orders.isEmpty()) {
      Banks.open(play);
      return;
    }
    Ordered ordered = play.any(orders);
    String answer = ask(play, ordered, lines(play, ordered));
    play.tell("in a dispute: " + answer);
    if (answer.equals("InDispute")) {
      play.note(Fault.REFUNDS_IN_PARTS, "wanted back while it is disputed");
    }
  }

  /** A buyer gives back what the maker was paid for already. */
  static void afterPayout(Play play) {
    String maker = play.makers().getFirst();
    JsonNode made = play.ask("onboard", play.house().wish().put("member", maker));
    if (made.path("did").asString("").equals("page")) {
      play.house()
          .form(URI.create(made.path("page").stringValue()), "answer=finish&bank=pays", false);
    }
    String buyer = play.any(play.buyers());
    ObjectNode wish = play.house().wish().put("buyer", buyer).put("licence", "STANDARD");
    wish.putArray("works").add(play.works().getFirst());
    JsonNode placed = play.ask("place", wish);
    if (!placed.path("did").asString("").equals("placed")) {
      return;
    }
    Ordered ordered =
        new Ordered(buyer, placed.path("order").stringValue(), placed.path("page").stringValue());
    Rivals.pay(play, ordered.page(), Rivals.CARD_PAYS);
    play.paid().add(ordered);
    Instant paid = play.house().clock().instant();
    // Past the voted hold and into the next runs, and yet within the days for giving back.
    for (int day = 0; day < 9; day++) {
      play.forward(Duration.ofDays(1));
      play.house().demand("/sandbox/tick", "");
    }
    Simulation.awaitQuiet(play);
    boolean sent = isSent(play, maker, paid);
    String answer = ask(play, ordered, lines(play, ordered));
    play.tell((sent ? "after" : "without") + " a payout: " + answer);
    if (sent && ACCEPTED.contains(answer)) {
      play.note(Fault.REFUND_AFTER_PAYOUT, answer);
    }
  }

  private static boolean isSent(Play play, String maker, Instant since) {
    return !play.house()
        .store()
        .column(
            "select 1 from payouts.payout o join payments.transfer t using (transfer_id)"
                + " where t.provider_transfer is not null and t.intended_at > '"
                + since.plus(Duration.ofDays(1))
                + "' and public.typed_id('member', o.member_id) = '"
                + maker
                + "'")
        .isEmpty();
  }

  private static List<String> lines(Play play, Ordered ordered) {
    List<String> lines = new ArrayList<>();
    play.ask("lines", play.house().wish().put("order", ordered.order()))
        .path("lines")
        .forEach(line -> lines.add(line.stringValue()));
    return lines;
  }

  private static String ask(Play play, Ordered ordered, List<String> lines) {
    ObjectNode wish = play.house().wish().put("order", ordered.order());
    ArrayNode all = wish.putArray("lines");
    lines.forEach(all::add);
    return play.ask("give-back", wish).path("did").asString("");
  }
}
