package coop.byhandsimulation;

import coop.byhandsimulation.Pass.Moment;
import coop.byhandsimulation.Pass.Strike;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What banks do: they ask for money back, refuse it, and send it back days later. */
final class Banks {

  /** Ways in which a dispute begins, as the sandbox is told. */
  private static final List<String> OPENINGS =
      List.of(
          "as=chargeback",
          "as=chargeback",
          "as=chargeback&amount=150",
          "as=chargeback&amount=1000",
          "as=chargeback&funds=first",
          "as=chargeback&funds=later&seconds=900",
          "as=inquiry",
          "as=inquiry",
          "as=prevented",
          "as=prevented&funds=first");

  private static final List<String> OF_A_DISPUTE = List.of("win", "lose");
  private static final List<String> OF_AN_INQUIRY =
      List.of("escalate", "escalate", "dismiss", "prevent");

  private Banks() {}

  /** A buyer's bank asks for money back, or decides what it asked for. */
  static void dispute(Play play) {
    boolean decides = play.random().nextInt(3) > 0;
    List<String> open = play.house().store().openDisputes();
    if (decides && !open.isEmpty()) {
      decide(play, play.any(open));
    } else {
      open(play);
    }
  }

  /** The money of a charge is wanted back. */
  static void open(Play play) {
    String opening = play.any(OPENINGS);
    boolean takesFirst = play.random().nextInt(4) == 0;
    List<String> charges = play.house().store().charges();
    if (charges.isEmpty()) {
      return;
    }
    if (takesFirst) {
      play.switches().set(play, Fault.DISPUTES, "money", "dispute_takes_first", 1, "");
    }
    String charge = play.any(charges);
    if (play.did("/sandbox/charges/" + charge + "/dispute", opening)) {
      play.note(Fault.DISPUTES, opening + " of " + charge);
    }
  }

  /** An inquiry and a dispute end in different ways; which it is, the refusal tells. */
  private static void decide(Play play, String dispute) {
    String end = play.any(OF_A_DISPUTE);
    String endOfInquiry = play.any(OF_AN_INQUIRY);
    String address = "/sandbox/disputes/" + dispute + "/";
    if (play.did(address + endOfInquiry, "")) {
      play.note(Fault.DISPUTES, endOfInquiry + " " + dispute);
    } else if (play.did(address + end, "")) {
      play.note(Fault.DISPUTES, end + " " + dispute);
    }
  }

  /** Money that is sent does not arrive, or comes back; or there is too little of it. */
  static void failLate(Play play) {
    int times = 1 + play.random().nextInt(3);
    switch (play.random().nextInt(6)) {
      case 0 -> set(play, "balance_short", times);
      case 1 -> set(play, "refund_fails", times);
      case 2 -> sendToTheBank(play, "payout_fails");
      case 3 -> sendToTheBank(play, "payout_returned");
      case 4 -> takeFee(play);
      default -> failRefund(play);
    }
  }

  /** The treasurer has some of the provider's balance sent to the co-op's bank. */
  private static void sendToTheBank(Play play, String fate) {
    set(play, fate, 1);
    long amount = 100L + play.random().nextInt(400);
    JsonNode payout = play.house().api("/v1/payouts", "currency=eur&amount=" + amount);
    play.tell("to the bank: " + payout.path("id").asString("not accepted"));
    play.switches().count(play);
  }

  /** The provider takes what it wants for a month. */
  private static void takeFee(Play play) {
    long amount = 100L + play.random().nextInt(900);
    if (play.did("/sandbox/fees", "currency=eur&amount=" + amount)) {
      play.tell("a fee of " + amount);
    }
  }

  private static void failRefund(Play play) {
    List<String> refunds =
        play.house()
            .store()
            .column(
                "select provider_refund from payments.refund"
                    + " where provider_refund is not null order by decided_at desc limit 20");
    if (!refunds.isEmpty()) {
      String refund = play.any(refunds);
      if (play.did("/sandbox/refunds/" + refund + "/fail", "")) {
        play.note(Fault.LATE_FAILURES, refund + " comes back");
      }
    }
  }

  private static void set(Play play, String name, int times) {
    play.switches().set(play, Fault.LATE_FAILURES, "money", name, times, "");
  }

  /** Payees are stopped between the intention to pay them and the transfer. */
  static void stopBeforeTransfer(Play play) {
    play.tell("payees will be stopped before a transfer");
    play.house()
        .toProvider()
        .strike(
            new Strike(
                "POST",
                "/v1/transfers",
                Moment.BEFORE_EFFECT,
                () -> {
                  for (String account : play.house().store().accounts()) {
                    String address = "/sandbox/accounts/" + account + "/capability";
                    if (play.did(address, "status=restricted")) {
                      play.note(Fault.PAYEE_STOPPED, account + " before a transfer");
                    }
                  }
                }));
  }
}
