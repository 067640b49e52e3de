package coop.byhand.licensing;

import coop.byhand.identity.PersonId;
import coop.byhand.kernel.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs links with HMAC-SHA-256 (RFC 2104). A download token names licence, person and end; a
 * certificate key is only the signature, because the address names the rest and it does not end.
 */
final class LinkSignature {

  /** How long a download link works. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** What a key signs; each purpose has a key of its own, so that no signature serves for another. */
  enum Purpose {
    DOWNLOAD,
    CERTIFICATE
  }

  private static final int CLAIMS_LENGTH = 16 + 16 + 8;
  private static final int SIGNATURE_LENGTH = 32;
  private static final int TOKEN_LENGTH = 96;

  private LinkSignature() {}

  /** What a token says, once its signature was found right. */
  record Claims(LicenceId licence, PersonId person, Instant expiresAt) {}

  static String downloadToken(byte[] key, LicenceId licence, PersonId person, Instant now) {
    ByteBuffer claims = ByteBuffer.allocate(CLAIMS_LENGTH);
    put(claims, licence.value());
    put(claims, person.value());
    claims.putLong(now.plus(LIFE).getEpochSecond());
    byte[] signature = hmac(key, claims.array());
    byte[] token =
        ByteBuffer.allocate(CLAIMS_LENGTH + SIGNATURE_LENGTH)
            .put(claims.array())
            .put(signature)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** What a token claims; empty unless we signed it. Whether it has expired is the caller's to see. */
  static Optional<Claims> open(byte[] key, String token) {
    if (token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    byte[] claims = Arrays.copyOf(bytes, CLAIMS_LENGTH);
    byte[] signature = Arrays.copyOfRange(bytes, CLAIMS_LENGTH, bytes.length);
    if (!MessageDigest.isEqual(signature, hmac(key, claims))) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(claims);
    return Optional.of(
        new Claims(
            new LicenceId(uuid(read)),
            new PersonId(uuid(read)),
            Instant.ofEpochSecond(read.getLong())));
  }

  /** What the buyer's own link to the certificate carries, 64 hex digits. */
  static String certificateKey(byte[] key, VerificationId verification) {
    return Digest.of(hmac(key, verification.value().getBytes(StandardCharsets.UTF_8))).hex();
  }

  static boolean opensCertificate(byte[] key, VerificationId verification, String offered) {
    return MessageDigest.isEqual(
        certificateKey(key, verification).getBytes(StandardCharsets.UTF_8),
        offered.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }

  private static void put(ByteBuffer buffer, UUID id) {
    buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(ByteBuffer buffer) {
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
