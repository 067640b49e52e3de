package coop.byhand.invoicing;

import coop.byhand.kernel.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the link to an invoice carries: HMAC-SHA-256 (RFC 2104) of its id, 64 hex digits. Whoever
 * has the link has the invoice, as whoever has the letter.
 */
final class PaperKey {

  private PaperKey() {}

  static String of(byte[] secret, InvoiceId invoice) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Digest.of(mac.doFinal(invoice.toString().getBytes(StandardCharsets.UTF_8))).hex();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  static boolean opens(byte[] secret, InvoiceId invoice, String offered) {
    return MessageDigest.isEqual(
        of(secret, invoice).getBytes(StandardCharsets.UTF_8),
        offered.getBytes(StandardCharsets.UTF_8));
  }
}
