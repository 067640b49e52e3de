package coop.byhand.media.c2pa.trust;

import java.util.Arrays;
import java.util.List;

/** The purposes a certificate may name (extended key usage) that mean something here. */
enum Purpose {
  CLAIM_SIGNING("1.3.6.1.4.1.62558.2.1"),
  EMAIL_PROTECTION("1.3.6.1.5.5.7.3.4"),
  DOCUMENT_SIGNING("1.3.6.1.5.5.7.3.36"),
  MICROSOFT_C2PA("1.3.6.1.4.1.311.76.59.1.9"),
  TIME_STAMPING("1.3.6.1.5.5.7.3.8"),
  OCSP_SIGNING("1.3.6.1.5.5.7.3.9"),
  ANY("2.5.29.37.0");

  private final String oid;

  Purpose(String oid) {
    this.oid = oid;
  }

  boolean among(List<String> oids) {
    return oids.contains(oid);
  }

  /** Whether one of the purposes that signers of claims may have is among these. */
  static boolean acceptedAmong(List<String> oids) {
    return Arrays.stream(values()).anyMatch(purpose -> purpose != ANY && purpose.among(oids));
  }
}
