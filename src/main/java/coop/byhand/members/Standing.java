package coop.byhand.members;

import java.time.Instant;

/** Where a person stands with the co-op. */
public sealed interface Standing {

  /** On the roll: may vote, sell and verify. */
  record Active(Instant since) implements Standing {}

  /** No longer on the roll; works already licensed stay licensed. */
  record Left(Instant at) implements Standing {}
}
