package coop.byhand.licensing;

import coop.byhand.catalogue.WorkId;

/** What became of a request to grant a licence. */
public sealed interface GrantOutcome {

  /** It is granted, now or by an earlier request for the same line. */
  record Granted(Licence licence) implements GrantOutcome {}

  /** The work is not listed any more; the buyer gets the money back. */
  record WorkGone(WorkId work) implements GrantOutcome {}

  /** Somebody else has it exclusively by now; the buyer gets the money back. */
  record TakenByAnother(WorkId work) implements GrantOutcome {}
}
