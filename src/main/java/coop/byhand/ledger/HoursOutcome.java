package coop.byhand.ledger;

/** What came of entering a member's hours. */
public sealed interface HoursOutcome {

  /** They stand in the books. */
  record Entered(WorkHours hours) implements HoursOutcome {}

  /** Not a number of hours that a year has, or a reason that is too long. */
  record OutOfRange() implements HoursOutcome {}

  /** Hours that are entered already are corrected with a reason. */
  record ReasonMissing() implements HoursOutcome {}

  /** The year is closed, or there are no books of it. */
  record NotOpen() implements HoursOutcome {}

  /** Only the board enters hours. */
  record NotTheBoard() implements HoursOutcome {}
}
