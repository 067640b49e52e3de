package coop.byhand.kernel;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * The outside form of an id: a word that names its kind, an underscore and the UUID in 26 digits
 * of Crockford's base 32 in lower case, for example {@code work_01jdxk3b7qe8r9t2v4w6x8y0z1}. Used
 * in addresses, logs and with payment providers; sorts like the UUID.
 */
public final class TypedId {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;

  private TypedId() {}

  /** Writes an id in its outside form. */
  public static String format(String kind, UUID value) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
    BigInteger number = new BigInteger(1, bytes.array());
    char[] digits = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt(number.intValue() & 31);
      number = number.shiftRight(5);
    }
    return kind + "_" + new String(digits);
  }

  /** Reads an id of this kind; empty unless it is exactly what {@link #format} writes. */
  public static Optional<UUID> parse(String kind, String text) {
    if (text.length() != kind.length() + 1 + LENGTH || !text.startsWith(kind + "_")) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (int i = kind.length() + 1; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    if (number.bitLength() > 128) {
      return Optional.empty();
    }
    return Optional.of(new UUID(number.shiftRight(64).longValue(), number.longValue()));
  }
}
