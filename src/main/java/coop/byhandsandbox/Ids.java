package coop.byhandsandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes ids in the provider's form. The counter is kept with the state, so an id is never given
 * twice; with a seed the sequence is repeatable, without one it cannot be guessed.
 */
final class Ids {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int USUAL_LENGTH = 24;
  private static final int SESSION_LENGTH = 58;

  private final String seed;
  private long given;

  Ids(@Nullable Long seed) {
    this.seed = seed == null ? "random-" + randomText() : "seed-" + seed;
  }

  static String randomText() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return letters(bytes, bytes.length);
  }

  /** The next id with a prefix such as {@code ch_}; session ids are longer, as they are keys. */
  String next(String prefix) {
    given++;
    int length = prefix.startsWith("cs_") ? SESSION_LENGTH : USUAL_LENGTH;
    byte[] digest = digest(seed + ':' + given + ':' + prefix);
    return prefix + letters(digest, length);
  }

  /** A number that grows with every call, for the order in which things were made. */
  long nextNumber() {
    return ++given;
  }

  long given() {
    return given;
  }

  void continueAfter(long alreadyGiven) {
    given = Math.max(given, alreadyGiven);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String letters(byte[] bytes, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(Byte.toUnsignedInt(bytes[i]) % LETTERS.length()));
    }
    return text.toString();
  }
}
