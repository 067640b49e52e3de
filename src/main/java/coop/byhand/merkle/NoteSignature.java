package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature line of a note: who says to have signed, the id of the key, and the signature (C2SP
 * signed-note, Signatures). It proves nothing until {@link SignedNote#verify} has looked at it.
 */
public final class NoteSignature {

  private static final String BEFORE = "\u2014 ";
  private static final int ID_LENGTH = 4;
  private static final int TIME_LENGTH = 8;

  private final String name;
  private final int keyId;
  private final byte[] bytes;

  NoteSignature(String name, int keyId, byte[] bytes) {
    this.name = name;
    this.keyId = keyId;
    this.bytes = bytes.clone();
  }

  static NoteSignature cosignature(NoteKey key, long seconds, byte[] signature) {
    byte[] timed =
        ByteBuffer.allocate(TIME_LENGTH + signature.length).putLong(seconds).put(signature).array();
    return new NoteSignature(key.name(), key.id(), timed);
  }

  /**
   * Reads a signature line without its newline.
   *
   * @throws RefusedException the offset counts characters of the line
   */
  public static NoteSignature parse(String line) throws RefusedException {
    int space = line.indexOf(' ', BEFORE.length());
    if (!line.startsWith(BEFORE) || space < 0) {
      throw new RefusedException(Rule.SIGNATURE_LINE, 0);
    }
    String name = line.substring(BEFORE.length(), space);
    if (!NoteText.isName(name)) {
      throw new RefusedException(Rule.KEY_NAME, BEFORE.length());
    }
    byte[] all = NoteText.base64(line.substring(space + 1), space + 1L);
    if (all.length <= ID_LENGTH) {
      throw new RefusedException(Rule.SIGNATURE_LINE, space + 1L);
    }
    byte[] bytes = Arrays.copyOfRange(all, ID_LENGTH, all.length);
    return new NoteSignature(name, ByteBuffer.wrap(all).getInt(), bytes);
  }

  /** The line in a note, without its newline. */
  public String line() {
    byte[] all = ByteBuffer.allocate(ID_LENGTH + bytes.length).putInt(keyId).put(bytes).array();
    return BEFORE + name + " " + NoteText.base64(all);
  }

  /** The name of the key. */
  public String name() {
    return name;
  }

  /** The id of the key. */
  public int keyId() {
    return keyId;
  }

  boolean isBy(NoteKey key) {
    return name.equals(key.name()) && keyId == key.id();
  }

  /** Verifies as a signature of this very key; the time is the one of a cosignature. */
  Optional<Instant> verify(NoteKey key, String text, long offset) throws RefusedException {
    return switch (key.kind()) {
      case NOTE -> {
        verify(key, NoteSigner.message(text), bytes, offset);
        yield Optional.empty();
      }
      case COSIGNATURE -> {
        if (bytes.length != TIME_LENGTH + Ed25519.SIGNATURE_LENGTH) {
          throw new RefusedException(Rule.COSIGNATURE_TIME, offset);
        }
        long seconds = ByteBuffer.wrap(bytes).getLong();
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
          throw new RefusedException(Rule.COSIGNATURE_TIME, offset);
        }
        byte[] signature = Arrays.copyOfRange(bytes, TIME_LENGTH, bytes.length);
        verify(key, Cosigner.message(text, seconds), signature, offset);
        yield Optional.of(Instant.ofEpochSecond(seconds));
      }
    };
  }

  private static void verify(NoteKey key, byte[] message, byte[] signature, long offset)
      throws RefusedException {
    if (!key.verifies(message, signature)) {
      throw new RefusedException(Rule.BAD_SIGNATURE, offset);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NoteSignature that
        && name.equals(that.name)
        && keyId == that.keyId
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return name + " " + HexFormat.of().toHexDigits(keyId);
  }
}
