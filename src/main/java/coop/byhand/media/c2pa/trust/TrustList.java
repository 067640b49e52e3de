package coop.byhand.media.c2pa.trust;

import coop.byhand.media.c2pa.cbor.ByteSlice;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A named list of those who may vouch for signers (C2PA 2.2 §14.4). Verdicts name the list, because
 * the official one means more than the others.
 *
 * @param anchors certificates that may end a chain of a claim signer
 * @param timeStampAnchors certificates that may end a chain of a time-stamping authority; if there
 *     are none, {@code anchors} serve for both
 * @param allowed SHA-256 of end-entity certificates that are trusted as they are (the "private
 *     credential store")
 */
public record TrustList(
    String name,
    Kind kind,
    List<X509Certificate> anchors,
    List<X509Certificate> timeStampAnchors,
    Set<ByteSlice> allowed) {

  /** Who keeps a list. */
  public enum Kind {
    /** The official C2PA list; signers need the purpose {@code c2pa-kp-claimSigning}. */
    C2PA,
    /** The list of known certificates from before the official one, frozen on 1 January 2026. */
    INTERIM,
    /** A list the operator names. */
    OWN
  }

  public TrustList {
    anchors = List.copyOf(anchors);
    timeStampAnchors = List.copyOf(timeStampAnchors);
    allowed = Set.copyOf(allowed);
  }

  /** A list of certificates as they stand in bundles. */
  public static TrustList of(
      String name,
      Kind kind,
      List<X509Certificate> anchors,
      List<X509Certificate> timeStampAnchors,
      List<X509Certificate> allowed) {
    return new TrustList(
        name,
        kind,
        anchors,
        timeStampAnchors,
        allowed.stream().map(Certificates::fingerprint).collect(Collectors.toSet()));
  }

  List<X509Certificate> anchorsForTimeStamps() {
    return timeStampAnchors.isEmpty() ? anchors : timeStampAnchors;
  }

  boolean allows(X509Certificate leaf) {
    return !allowed.isEmpty() && allowed.contains(Certificates.fingerprint(leaf));
  }
}
