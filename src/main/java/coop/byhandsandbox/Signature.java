package coop.byhandsandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature header of a delivery: a time and the HMAC-SHA256 of time and payload. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  static String header(byte[] payload, String secret, long epochSeconds) {
    return "t=" + epochSeconds + ",v1=" + sign(payload, secret, epochSeconds);
  }

  /** A header with a signature by another secret before the right one, as in a rotation. */
  static String headerOfRotation(byte[] payload, String secret, long epochSeconds) {
    return "t="
        + epochSeconds
        + ",v1="
        + sign(payload, "retired " + secret, epochSeconds)
        + ",v1="
        + sign(payload, secret, epochSeconds);
  }

  private static String sign(byte[] payload, String secret, long epochSeconds) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(payload));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
