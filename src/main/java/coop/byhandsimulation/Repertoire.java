package coop.byhandsimulation;

import coop.byhandsimulation.Script.Weighed;
import java.util.List;

/**
 * Every kind of move that a run draws from, sales first. Those that take as long as fifty others
 * are rare, and still come thirty times in ten thousand.
 */
final class Repertoire {

  static final List<Weighed> MOVES =
      List.of(
          new Weighed("order", 60, Moves::order),
          new Weighed("pay", 60, Moves::pay),
          new Weighed("wait", 20, Times::pass),
          new Weighed("give back", 6, Repayments::some),
          new Weighed("give back in parts", 4, Repayments::inParts),
          new Weighed("give back at once", 4, Repayments::atOnce),
          new Weighed("give back in a dispute", 2, Repayments::inDispute),
          new Weighed("board", 4, Moves::board),
          new Weighed("dispute", 8, Banks::dispute),
          new Weighed("fail late", 8, Banks::failLate),
          new Weighed("list late", 2, LateListing::correct),
          new Weighed("payee", 8, Moves::payee),
          new Weighed("stop payees before a transfer", 2, Banks::stopBeforeTransfer),
          new Weighed("vote", 4, Rules::vote),
          new Weighed("change a price while it is bought", 4, Rules::changeWhileBought),
          new Weighed("die at the provider", 10, Moves::dieAtProvider),
          new Weighed("die in a message", 6, Moves::dieInMessage),
          new Weighed("die", 3, Moves::die),
          new Weighed("die while starting", 2, Moves::dieWhileStarting),
          new Weighed("disturb messages", 20, Disturbances::messages),
          new Weighed("forge a message", 6, Messages::forge),
          new Weighed("strange message", 4, Messages::strange),
          new Weighed("disturb the provider", 12, Disturbances::provider),
          new Weighed("lose the database", 4, Moves::loseDatabase),
          new Weighed("lose the database after a call", 4, Moves::loseDatabaseAfterCall),
          new Weighed("refuse writes", 8, Moves::refuseWrites),
          new Weighed("pause", 2, Moves::pause),
          new Weighed("two applications", 1, Twin::pause),
          new Weighed("clocks differ", 1, Times::skew),
          new Weighed("change of clocks", 1, Times::changeOfClocks),
          new Weighed("order twice", 6, Rivals::orderTwice),
          new Weighed("pay on two pages", 4, Rivals::payOnTwoPages),
          new Weighed("race", 4, Rivals::race),
          new Weighed("pay by debit", 6, Rivals::payByDebit),
          new Weighed("grant", 2, Years::grant),
          new Weighed("close a year", 1, Years::close),
          new Weighed("give back after a payout", 2, Repayments::afterPayout));

  private Repertoire() {}
}
