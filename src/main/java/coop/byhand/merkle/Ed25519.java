package coop.byhand.merkle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Ed25519 of RFC 8032 as the JDK offers it, with public keys in their 32 bytes. */
final class Ed25519 {

  static final int KEY_LENGTH = 32;
  static final int SIGNATURE_LENGTH = 64;

  private static final String NAME = "Ed25519";

  /** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410, section 4). */
  private static final byte[] BEFORE = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  /** The key with these bytes, if they are a point of the curve. */
  static Optional<PublicKey> publicKey(byte[] raw) {
    if (raw.length != KEY_LENGTH) {
      return Optional.empty();
    }
    byte[] encoded = Arrays.copyOf(BEFORE, BEFORE.length + KEY_LENGTH);
    System.arraycopy(raw, 0, encoded, BEFORE.length, KEY_LENGTH);
    try {
      PublicKey key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
      // Only this looks whether the point lies on the curve.
      Signature.getInstance(NAME).initVerify(key);
      return Optional.of(key);
    } catch (GeneralSecurityException noPoint) {
      return Optional.empty();
    }
  }

  /**
   * The 32 bytes of a key.
   *
   * @throws IllegalArgumentException when it is of another kind
   */
  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length != BEFORE.length + KEY_LENGTH
        || !Arrays.equals(encoded, 0, BEFORE.length, BEFORE, 0, BEFORE.length)) {
      throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
    }
    return Arrays.copyOfRange(encoded, BEFORE.length, encoded.length);
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalArgumentException("not an Ed25519 key", wrongKey);
    }
  }

  static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
    if (signed.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      // The JDK says so when a part of the signature is out of range.
      return false;
    }
  }
}
