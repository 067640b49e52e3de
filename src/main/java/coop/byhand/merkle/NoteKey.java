package coop.byhand.merkle;

import coop.byhand.merkle.RefusedException.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a log or of a witness, under the name it signs with; Ed25519 (C2SP signed-note,
 * Signatures and Verifier keys).
 */
public final class NoteKey {

  private final String name;
  private final Kind kind;
  private final byte[] raw;
  private final PublicKey key;

  private NoteKey(String name, Kind kind, byte[] raw, PublicKey key) {
    this.name = name;
    this.kind = kind;
    this.raw = raw;
    this.key = key;
  }

  /**
   * The key of this name.
   *
   * @throws IllegalArgumentException when it is not an Ed25519 key, or the name is empty or holds a
   *     space or a plus
   */
  public static NoteKey of(String name, Kind kind, PublicKey key) {
    if (!NoteText.isName(name)) {
      throw new IllegalArgumentException("no name for a key: '" + name + "'");
    }
    return new NoteKey(name, kind, Ed25519.raw(key), key);
  }

  /** Reads the form {@code <name>+<id in 8 hex digits>+<base64 of kind and key>}. */
  public static NoteKey parse(String text) throws RefusedException {
    String[] parts = text.split("\\+", 3);
    if (parts.length < 3) {
      throw new RefusedException(Rule.KEY_TEXT, text.length());
    }
    if (!NoteText.isName(parts[0])) {
      throw new RefusedException(Rule.KEY_NAME, 0);
    }
    int idAt = parts[0].length() + 1;
    int keyAt = idAt + parts[1].length() + 1;
    if (!parts[1].matches("[0-9a-f]{8}")) {
      throw new RefusedException(Rule.KEY_ID, idAt);
    }
    byte[] typed = NoteText.base64(parts[2], keyAt);
    Kind kind = null;
    for (Kind known : Kind.values()) {
      if (typed.length > 0 && typed[0] == known.type) {
        kind = known;
      }
    }
    if (kind == null) {
      throw new RefusedException(Rule.KEY_KIND, keyAt);
    }
    byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
    PublicKey key =
        Ed25519.publicKey(raw).orElseThrow(() -> new RefusedException(Rule.KEY_LENGTH, keyAt));
    NoteKey read = new NoteKey(parts[0], kind, raw, key);
    if (read.id() != HexFormat.fromHexDigits(parts[1])) {
      throw new RefusedException(Rule.KEY_ID, idAt);
    }
    return read;
  }

  /** The form which {@link #parse} reads, to be published and passed on. */
  public String text() {
    return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + NoteText.base64(typed());
  }

  /** The name that stands in signature lines. */
  public String name() {
    return name;
  }

  /** What the key signs. */
  public Kind kind() {
    return kind;
  }

  /** SHA-256(name ‖ newline ‖ kind ‖ key), the first four bytes. */
  public int id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest.digest(typed())).getInt();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verifies(key, message, signature);
  }

  private byte[] typed() {
    byte[] typed = new byte[1 + raw.length];
    typed[0] = kind.type;
    System.arraycopy(raw, 0, typed, 1, raw.length);
    return typed;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NoteKey that
        && name.equals(that.name)
        && kind == that.kind
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return text();
  }

  /** What a key signs (C2SP signed-note, Signature types). */
  public enum Kind {
    /** The text of a note as it stands, type 1; a log signs its checkpoints so. */
    NOTE(1),
    /** A checkpoint with the time of its witnessing, type 4. */
    COSIGNATURE(4);

    private final byte type;

    Kind(int type) {
      this.type = (byte) type;
    }
  }
}
