package coop.byhand.ledger;

import java.util.List;

/** A journal with what it does to the shares of lines. */
record Posting(Draft draft, List<Move> moves) {

  Posting {
    moves = moves.stream().filter(move -> !move.amount().isZero()).toList();
  }
}
