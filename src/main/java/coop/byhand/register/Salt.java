package coop.byhand.register;

import coop.byhand.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Random bytes that stand in front of a record about a person when its hash is made. Whoever knows
 * them and the record can show that the hash is of this record; once they are erased nobody can find
 * out any more what was hashed, not even by trying all names.
 */
public final class Salt {

  /** As long as the hash itself; older entries have shorter ones. */
  private static final int BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private Salt(byte[] bytes) {
    this.bytes = bytes;
  }

  static Salt fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Salt(bytes);
  }

  static Salt of(byte[] bytes) {
    return new Salt(bytes.clone());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256(salt ‖ record in UTF-8). */
  Digest over(String record) {
    MessageDigest hash = Digest.sha256();
    hash.update(bytes);
    return Digest.of(hash.digest(record.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Salt that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The bytes stay out of logs. */
  @Override
  public String toString() {
    return "a salt";
  }
}
