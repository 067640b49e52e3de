package coop.byhand.media.c2pa.validate;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Hash algorithms that claims may use (C2PA 2.2 §13.1). */
enum HashAlgorithm {
  SHA256("sha256", "SHA-256"),
  SHA384("sha384", "SHA-384"),
  SHA512("sha512", "SHA-512");

  private final String text;
  private final String standardName;

  HashAlgorithm(String text, String standardName) {
    this.text = text;
    this.standardName = standardName;
  }

  static Optional<HashAlgorithm> of(String text) {
    for (HashAlgorithm algorithm : values()) {
      if (algorithm.text.equals(text)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  ByteSlice digest(ByteSlice content) {
    try {
      MessageDigest digest = MessageDigest.getInstance(standardName);
      content.update(digest);
      return ByteSlice.of(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + standardName, e);
    }
  }
}
