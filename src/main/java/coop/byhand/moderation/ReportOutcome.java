package coop.byhand.moderation;

import coop.byhand.catalogue.WorkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What became of a report. */
public sealed interface ReportOutcome {

  /** It is a case now, to be answered until the instant. */
  record Opened(CaseId id, long number, Instant answerBy) implements ReportOutcome {}

  /** The same reporter's case about the same work is open still. */
  record AlreadyReported(CaseId id, long number, Instant answerBy) implements ReportOutcome {}

  /** Something is missing; nothing was kept. */
  record Incomplete(Set<Missing> missing) implements ReportOutcome {
    public Incomplete {
      missing = Set.copyOf(missing);
    }
  }

  /** No such work is before the public. */
  record NoSuchWork(WorkId work) implements ReportOutcome {}

  /** Too many reports came from there; after the pause the next is taken. */
  record TooMany(Duration pause) implements ReportOutcome {}

  /** What a report lacks, in the order of the form. */
  enum Missing {
    GROUND,
    WORDS,
    FEWER_WORDS,
    NAME,
    EMAIL,
    GOOD_FAITH
  }
}
