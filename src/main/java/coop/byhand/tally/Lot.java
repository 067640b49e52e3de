package coop.byhand.tally;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The lot that decides what votes leave undecided. Before the count the scrutineers enter a public
 * seed, for example thrown dice; the candidate with the smallest SHA-256 of the seed, a line break
 * and the candidate's number, written as UTF-8, wins every lot against the others. Whoever knows
 * the seed can draw again. The root of a register is not a safe seed: whoever writes the register
 * could choose it.
 *
 * @param seed what was entered, as it was entered
 */
public record Lot(String seed) {

  /** Smaller text wins: 64 hexadecimal digits. */
  String ticket(int candidate) {
    byte[] text = (seed + "\n" + candidate).getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
