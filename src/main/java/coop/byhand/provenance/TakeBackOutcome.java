package coop.byhand.provenance;

/** What came of taking an opinion back. */
public sealed interface TakeBackOutcome {

  /** Gone; the claim waits for an opinion again. */
  record TakenBack() implements TakeBackOutcome {}

  /** It counts already. */
  record TooLate() implements TakeBackOutcome {}

  /** There is none. */
  record NothingGiven() implements TakeBackOutcome {}
}
