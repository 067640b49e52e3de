package coop.byhand.register;

import coop.byhand.merkle.Checkpoint;
import coop.byhand.merkle.NoteKey;
import coop.byhand.merkle.SignedNote;
import java.time.Instant;
import java.util.List;

/**
 * A state of the log which it has signed, with all signatures under it.
 *
 * @param checkpoint how many entries, and the root over them
 * @param at when it was signed
 * @param logKey the key that verifies the signature of the log
 * @param note the checkpoint with its signatures, as it is published
 * @param witnesses who else has signed, the earliest first
 */
public record Seal(
    Checkpoint checkpoint, Instant at, NoteKey logKey, SignedNote note, List<Witness> witnesses) {

  public Seal {
    witnesses = List.copyOf(witnesses);
  }

  /**
   * A witness that has signed.
   *
   * @param key the key that verifies its signature
   * @param at when it says to have signed
   */
  public record Witness(NoteKey key, Instant at) {}
}
