package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whose signatures make a checkpoint believable: the log's own, and those of so many witnesses that
 * the log cannot show different people different states (C2SP tlog-checkpoint, Signatures, and
 * tlog-cosignature).
 *
 * @param log the key of the log; its name is the origin of the checkpoints
 * @param witnesses the keys of all witnesses that count
 * @param quorum how many of them must have cosigned, from 0 to all
 */
public record CheckpointTrust(NoteKey log, Set<NoteKey> witnesses, int quorum) {

  /**
   * Trust in these keys.
   *
   * @throws IllegalArgumentException when the quorum cannot be reached or a key is of the other kind
   */
  public CheckpointTrust {
    witnesses = Set.copyOf(witnesses);
    if (quorum < 0 || quorum > witnesses.size()) {
      throw new IllegalArgumentException(quorum + " of " + witnesses.size() + " witnesses");
    }
    if (log.kind() != NoteKey.Kind.NOTE
        || witnesses.stream().anyMatch(key -> key.kind() != NoteKey.Kind.COSIGNATURE)) {
      throw new IllegalArgumentException("a log signs notes, a witness cosigns");
    }
  }

  /**
   * Reads a published checkpoint and returns it only when those signed it who must.
   *
   * @throws RefusedException when it is malformed, of another log, or a signature is wrong or
   *     missing
   */
  public Trusted open(byte[] note) throws RefusedException {
    SignedNote signed = SignedNote.parse(note);
    List<NoteKey> known = new ArrayList<>(witnesses);
    known.add(log);
    List<SignedNote.Verified> verified = signed.verify(known);
    if (verified.stream().noneMatch(v -> v.key().equals(log))) {
      throw new RefusedException(Rule.NO_KNOWN_SIGNATURE, signed.signatures().size());
    }
    List<SignedNote.Verified> cosigned =
        verified.stream().filter(v -> !v.key().equals(log)).toList();
    if (cosigned.size() < quorum) {
      throw new RefusedException(Rule.TOO_FEW_WITNESSES, signed.signatures().size());
    }
    Checkpoint checkpoint = Checkpoint.parse(signed.text());
    if (!checkpoint.origin().equals(log.name())) {
      throw new RefusedException(Rule.CHECKPOINT_ORIGIN, 0);
    }
    return new Trusted(checkpoint, signed, cosigned);
  }

  /**
   * A checkpoint that was signed by those who must.
   *
   * @param checkpoint the state of the log
   * @param note the note as it was read
   * @param witnesses who cosigned, and when
   */
  public record Trusted(
      Checkpoint checkpoint, SignedNote note, List<SignedNote.Verified> witnesses) {}
}
