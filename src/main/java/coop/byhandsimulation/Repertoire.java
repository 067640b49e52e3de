package coop.byhandsimulation;

import coop.byhandsimulation.Script.Weighed;
import java.util.List;

/** Every kind of move that a run draws from, sales first. */
final class Repertoire {

  static final List<Weighed> MOVES =
      List.of(
          new Weighed("order", 30, Moves::order),
          new Weighed("pay", 30, Moves::pay),
          new Weighed("wait", 10, Moves::wait),
          new Weighed("give back", 6, Moves::giveBack),
          new Weighed("board", 2, Moves::board),
          new Weighed("dispute", 4, Moves::dispute),
          new Weighed("payee", 4, Moves::payee),
          new Weighed("vote", 2, Moves::vote),
          new Weighed("die at the provider", 4, Moves::dieAtProvider),
          new Weighed("die in a message", 3, Moves::dieInMessage),
          new Weighed("die", 1, Moves::die),
          new Weighed("die while starting", 1, Moves::dieWhileStarting),
          new Weighed("disturb messages", 10, Disturbances::messages),
          new Weighed("disturb the provider", 6, Disturbances::provider),
          new Weighed("lose the database", 2, Moves::loseDatabase),
          new Weighed("lose the database after a call", 2, Moves::loseDatabaseAfterCall),
          new Weighed("pause", 1, Moves::pause),
          new Weighed("order twice", 3, Rivals::orderTwice),
          new Weighed("pay on two pages", 2, Rivals::payOnTwoPages),
          new Weighed("race", 2, Rivals::race),
          new Weighed("pay by debit", 3, Rivals::payByDebit),
          new Weighed("close a year", 1, Years::close),
          new Weighed("give back after a payout", 2, Rivals::giveBackAfterPayout));

  private Repertoire() {}
}
