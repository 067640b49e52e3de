package coop.byhand.media.c2pa.trust;

/** The rules a certificate breaks most visibly (C2PA 2.2 §14.5.1). */
public enum ProfileRule {
  VERSION("the certificate is not of version 3"),
  UNIQUE_IDS("the certificate has unique identifiers, which nobody may use any more"),
  SIGNATURE_ALGORITHM("the certificate is signed with an algorithm that is not allowed"),
  KEY("the key of the certificate is of a kind or size that is not allowed"),
  SELF_SIGNED("the certificate vouches for itself"),
  AUTHORITY("an authority for certificates may not sign claims"),
  KEY_USAGE("the certificate is not made for signatures"),
  AUTHORITY_KEY("the certificate does not name the key of its issuer"),
  NO_PURPOSE("the certificate names no purpose"),
  ANY_PURPOSE("the certificate names every purpose"),
  MIXED_PURPOSE("the certificate mixes purposes that have to stand alone"),
  WRONG_PURPOSE("the certificate names none of the purposes that signers need"),
  UNKNOWN_CRITICAL("the certificate has a condition that is not known here");

  private final String explanation;

  ProfileRule(String explanation) {
    this.explanation = explanation;
  }

  /** A plain sentence without text from the file. */
  public String explanation() {
    return explanation;
  }
}
