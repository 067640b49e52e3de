package coop.byhand.merkle;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;

/**
 * Signs checkpoints as a witness: that at this time this was the largest state of the log it had
 * seen, grown out of the earlier ones (C2SP tlog-cosignature, Ed25519 signed message). A witness
 * signs for one log or many, but never with the key of a log.
 */
public final class Cosigner {

  private final NoteKey key;
  private final PrivateKey secret;

  /**
   * Cosigns under this name.
   *
   * @throws IllegalArgumentException when the pair is not one of Ed25519, its parts do not belong
   *     together, or the name is none
   */
  public Cosigner(String name, KeyPair pair) {
    key = NoteSigner.keyOf(name, NoteKey.Kind.COSIGNATURE, pair);
    secret = pair.getPrivate();
  }

  static byte[] message(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /** The public key, to be given to everyone who verifies. */
  public NoteKey key() {
    return key;
  }

  /**
   * Cosigns the next checkpoint of a log, once the proof has shown that it grew out of the last one
   * this witness has seen; before the first that is {@link Checkpoint#ofNothing}. That the log has
   * signed {@code next} must be known already.
   *
   * @param at the time of the witnessing, kept in whole seconds
   * @throws RefusedException when it did not grow out of the last one
   * @throws IllegalArgumentException for a time before 1970
   */
  public NoteSignature cosign(Checkpoint last, Checkpoint next, ConsistencyProof proof, Instant at)
      throws RefusedException {
    last.verifyGrowth(next, proof);
    long seconds = at.getEpochSecond();
    if (seconds < 0) {
      throw new IllegalArgumentException("before 1970: " + at);
    }
    byte[] signature = Ed25519.sign(secret, message(next.text(), seconds));
    return NoteSignature.cosignature(key, seconds, signature);
  }
}
