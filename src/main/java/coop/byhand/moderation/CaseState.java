package coop.byhand.moderation;

import java.time.Instant;

/** Where a case stands. */
public sealed interface CaseState {

  /**
   * Members are looking at it.
   *
   * @param answerBy until when it is answered, by the rules of the version it is under
   */
  record Open(Instant since, Instant answerBy) implements CaseState {}
}
