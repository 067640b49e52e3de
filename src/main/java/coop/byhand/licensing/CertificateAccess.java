package coop.byhand.licensing;

/** Which side of a certificate a reader sees. */
public enum CertificateAccess {
  /** The licensee by initials. */
  PUBLIC,
  /** Everything; for those who got the link from the buyer. */
  FULL
}
