package coop.byhand.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes version 7 UUIDs: 48 bits of milliseconds since 1970, then 74 random bits (RFC 9562,
 * section 5.7). Made from the given instant, so that an aggregate has its id before it is stored
 * and ids sort by the time they were made.
 */
public final class Uuid7 {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Uuid7() {}

  /** A new id for something made at this instant. */
  public static UUID at(Instant now) {
    long milliseconds = now.toEpochMilli();
    if (milliseconds < 0 || milliseconds >= 1L << 48) {
      throw new IllegalArgumentException("instant outside the range of version 7: " + now);
    }
    long high = (milliseconds << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
    long low = 0x8000_0000_0000_0000L | (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
    return new UUID(high, low);
  }
}
