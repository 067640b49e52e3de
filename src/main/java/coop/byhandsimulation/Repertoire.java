package coop.byhandsimulation;

import coop.byhandsimulation.Script.Weighed;
import java.util.List;

/** Every kind of move that a run draws from, sales first. */
final class Repertoire {

  static final List<Weighed> MOVES =
      List.of(
          new Weighed("order", 30, Moves::order),
          new Weighed("pay", 30, Moves::pay),
          new Weighed("wait", 10, Times::pass),
          new Weighed("give back", 3, Repayments::some),
          new Weighed("give back in parts", 2, Repayments::inParts),
          new Weighed("give back at once", 2, Repayments::atOnce),
          new Weighed("give back in a dispute", 1, Repayments::inDispute),
          new Weighed("board", 2, Moves::board),
          new Weighed("dispute", 4, Banks::dispute),
          new Weighed("fail late", 4, Banks::failLate),
          new Weighed("payee", 4, Moves::payee),
          new Weighed("stop payees before a transfer", 1, Banks::stopBeforeTransfer),
          new Weighed("vote", 2, Rules::vote),
          new Weighed("change a price while it is bought", 2, Rules::changeWhileBought),
          new Weighed("die at the provider", 4, Moves::dieAtProvider),
          new Weighed("die in a message", 3, Moves::dieInMessage),
          new Weighed("die", 1, Moves::die),
          new Weighed("die while starting", 1, Moves::dieWhileStarting),
          new Weighed("disturb messages", 10, Disturbances::messages),
          new Weighed("forge a message", 3, Messages::forge),
          new Weighed("strange message", 2, Messages::strange),
          new Weighed("disturb the provider", 6, Disturbances::provider),
          new Weighed("lose the database", 2, Moves::loseDatabase),
          new Weighed("lose the database after a call", 2, Moves::loseDatabaseAfterCall),
          new Weighed("pause", 1, Moves::pause),
          new Weighed("two applications", 1, Twin::pause),
          new Weighed("clocks differ", 1, Times::skew),
          new Weighed("change of clocks", 1, Times::changeOfClocks),
          new Weighed("order twice", 3, Rivals::orderTwice),
          new Weighed("pay on two pages", 2, Rivals::payOnTwoPages),
          new Weighed("race", 2, Rivals::race),
          new Weighed("pay by debit", 3, Rivals::payByDebit),
          new Weighed("close a year", 1, Years::close),
          new Weighed("give back after a payout", 2, Repayments::afterPayout));

  private Repertoire() {}
}
