package coop.byhand.catalogue;

/** What came of signing, refusing or withdrawing a division. */
public sealed interface AnswerOutcome {

  /** It was taken down. */
  record Taken(Division division) implements AnswerOutcome {}

  /** It does not wait for an answer of this member. */
  record NotAsked() implements AnswerOutcome {}

  /** What the member saw is not what is to be signed; nothing was taken down. */
  record OtherText(Division division) implements AnswerOutcome {}

  /** It was completed, refused or withdrawn before. */
  record Over(Division division) implements AnswerOutcome {}
}
