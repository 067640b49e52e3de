package coop.byhand.catalogue;

/** What came of making a draft from a file. */
public sealed interface DraftOutcome {

  /** A draft with this file is kept. */
  record Drafted(Work work) implements DraftOutcome {}

  /** The member has this very file in another work. */
  record YoursAlready(WorkId work, String title) implements DraftOutcome {}

  /** Another member has handed in this very file. */
  record SomebodyElses() implements DraftOutcome {}
}
