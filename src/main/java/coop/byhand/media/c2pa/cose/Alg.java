package coop.byhand.media.c2pa.cose;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The signature algorithms a claim may be signed with (C2PA 2.2 §13.2.1; RFC 9053, RFC 8230). */
public enum Alg {
  ES256(-7, "SHA256withECDSAinP1363Format", ""),
  ES384(-35, "SHA384withECDSAinP1363Format", ""),
  ES512(-36, "SHA512withECDSAinP1363Format", ""),
  PS256(-37, "RSASSA-PSS", "SHA-256"),
  PS384(-38, "RSASSA-PSS", "SHA-384"),
  PS512(-39, "RSASSA-PSS", "SHA-512"),
  ED25519(-8, "Ed25519", "");

  private final int id;
  private final String signature;
  private final String pssDigest;

  Alg(int id, String signature, String pssDigest) {
    this.id = id;
    this.signature = signature;
    this.pssDigest = pssDigest;
  }

  /** The number in the protected header. */
  public int id() {
    return id;
  }

  /** The name as reports write it: {@code es256}, {@code ed25519}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The algorithm with this number. */
  public static Optional<Alg> of(long id) {
    return Arrays.stream(values()).filter(alg -> alg.id == id).findFirst();
  }

  /** A signature object to sign or to verify with. */
  public Signature signature() throws GeneralSecurityException {
    Signature made = Signature.getInstance(signature);
    if (!pssDigest.isEmpty()) {
      MGF1ParameterSpec mask = new MGF1ParameterSpec(pssDigest);
      int salt = Integer.parseInt(pssDigest.substring(4)) / 8;
      made.setParameter(new PSSParameterSpec(pssDigest, "MGF1", mask, salt, 1));
    }
    return made;
  }
}
