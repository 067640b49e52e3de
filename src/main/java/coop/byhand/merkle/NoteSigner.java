package coop.byhand.merkle;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.List;

/** Signs notes with the key of a log: Ed25519 over the text (C2SP signed-note, Ed25519). */
public final class NoteSigner {

  private final NoteKey key;
  private final PrivateKey secret;

  /**
   * Signs under this name.
   *
   * @throws IllegalArgumentException when the pair is not one of Ed25519, its parts do not belong
   *     together, or the name is none
   */
  public NoteSigner(String name, KeyPair pair) {
    key = keyOf(name, NoteKey.Kind.NOTE, pair);
    secret = pair.getPrivate();
  }

  static NoteKey keyOf(String name, NoteKey.Kind kind, KeyPair pair) {
    NoteKey key = NoteKey.of(name, kind, pair.getPublic());
    byte[] trial = message("Do both halves belong together?\n");
    if (!key.verifies(trial, Ed25519.sign(pair.getPrivate(), trial))) {
      throw new IllegalArgumentException("the two halves of the key do not belong together");
    }
    return key;
  }

  static byte[] message(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The public key, to be given to everyone who verifies. */
  public NoteKey key() {
    return key;
  }

  /** A signature over the text of a note. */
  public NoteSignature sign(String text) {
    return new NoteSignature(key.name(), key.id(), Ed25519.sign(secret, message(text)));
  }

  /** The note of this checkpoint, signed. */
  public SignedNote sign(Checkpoint checkpoint) {
    String text = checkpoint.text();
    return new SignedNote(text, List.of(sign(text)));
  }
}
