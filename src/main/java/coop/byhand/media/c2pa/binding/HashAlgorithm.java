package coop.byhand.media.c2pa.binding;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The hash algorithms that claims and bindings may use (C2PA 2.2 §13.1). */
public enum HashAlgorithm {
  SHA256("sha256", "SHA-256"),
  SHA384("sha384", "SHA-384"),
  SHA512("sha512", "SHA-512");

  private final String identifier;
  private final String javaName;

  HashAlgorithm(String identifier, String javaName) {
    this.identifier = identifier;
    this.javaName = javaName;
  }

  /** The algorithm of a structure: its own field {@code alg}, or else that of what encloses it. */
  static Optional<HashAlgorithm> of(Cbor structure, String enclosing) {
    return named(structure.text("alg").orElse(enclosing));
  }

  /** The algorithm that a claim calls by this name; empty if C2PA does not allow it. */
  public static Optional<HashAlgorithm> named(String identifier) {
    return Arrays.stream(values()).filter(a -> a.identifier.equals(identifier)).findFirst();
  }

  String identifier() {
    return identifier;
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + javaName, e);
    }
  }

  /** The hash of these bytes. */
  public ByteSlice digest(ByteSlice content) {
    MessageDigest digest = digest();
    content.update(digest);
    return ByteSlice.of(digest.digest());
  }
}
