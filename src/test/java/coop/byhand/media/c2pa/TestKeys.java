package coop.byhand.media.c2pa;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys for tests only: everybody can make them again. */
final class TestKeys {

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private TestKeys() {}

  /** Keys from a seed; those of RSA take long to make and are kept. */
  static KeyPair of(String kind, String seed) {
    return KEYS.computeIfAbsent(
        kind + seed,
        id -> {
          try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(id.getBytes(StandardCharsets.UTF_8));
            return switch (kind) {
              case "RSA" -> {
                KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(2048, random);
                yield rsa.generateKeyPair();
              }
              case "Ed25519" -> {
                KeyPairGenerator edwards = KeyPairGenerator.getInstance("Ed25519");
                edwards.initialize(255, random);
                yield edwards.generateKeyPair();
              }
              default -> {
                KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
                String full = "sec" + kind.toLowerCase(Locale.ROOT).replace("-", "") + "r1";
                curve.initialize(new ECGenParameterSpec(full), random);
                yield curve.generateKeyPair();
              }
            };
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
