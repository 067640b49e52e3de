package coop.byhand.register;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The private key of the log in the form in which it is kept: PKCS #8 in base64 (RFC 8410). */
public final class LogSecret {

  private static final String ED25519 = "Ed25519";

  private LogSecret() {}

  /** A new key, in the form to be kept. */
  public static String fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
      return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has Ed25519", missing);
    }
  }

  /** Both halves of a key that was kept; empty when the text is none. */
  static Optional<KeyPair> read(String kept) {
    try {
      byte[] encoded = Base64.getDecoder().decode(kept);
      PrivateKey secret =
          KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      byte[] seed = ((EdECPrivateKey) secret).getBytes().orElseThrow();
      // The JDK computes the public half only for a key that it makes itself, out of 32 random
      // bytes; so it is given these 32. Whoever signs checks that the halves belong together.
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(NamedParameterSpec.ED25519, new TheseBytes(seed));
      return Optional.of(new KeyPair(generator.generateKeyPair().getPublic(), secret));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  private static final class TheseBytes extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    TheseBytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] target) {
      if (target.length != bytes.length) {
        throw new IllegalStateException("an Ed25519 key is made of 32 bytes");
      }
      System.arraycopy(bytes, 0, target, 0, bytes.length);
    }
  }
}
