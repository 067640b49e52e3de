package coop.byhand.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What came of handing a draft in. */
public sealed interface SubmitOutcome {

  /** Members will look at it. */
  record Submitted(Instant at, Instant answerBy) implements SubmitOutcome {}

  /** Something is missing, in the order of the form. */
  record Incomplete(List<Missing> missing) implements SubmitOutcome {
    public Incomplete {
      missing = List.copyOf(missing);
    }
  }

  /** It has been handed in before. */
  record NoDraft(ListingState state) implements SubmitOutcome {}

  /** There is no such work of this member. */
  record NotYours() implements SubmitOutcome {}

  /** A part without which no work is handed in. */
  enum Missing {
    TITLE,
    DESCRIPTION,
    ALT_TEXT,
    TAGS,
    DECLARATION;

    /** Key of the sentence that asks for it. */
    public String messageKey() {
      return "catalogue.missing." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
