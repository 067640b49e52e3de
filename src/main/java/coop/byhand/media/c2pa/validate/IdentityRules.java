package coop.byhand.media.c2pa.validate;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.Cbor;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.trust.ClaimSignature;
import coop.byhand.media.c2pa.trust.Scrutiny;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Identity assertions of the Creator Assertions Working Group (CAWG identity 1.3). A certificate is
 * checked in full but never trusted, because no list of identity issuers comes with the program;
 * an aggregation of identity claims is read, and its issuer is not asked, for that needs the
 * network.
 */
final class IdentityRules {

  private static final String LABEL = "cawg.identity";

  /** Room for the signer's certificate chain and an aggregation with its proofs. */
  private static final int COSE_PARTS = 4;

  private IdentityRules() {}

  static void check(ManifestCase one, Scrutiny scrutiny, Instant at) throws MalformedMedia {
    for (Assertion assertion : one.manifest().assertions()) {
      if (assertion.is(LABEL) && assertion.content() instanceof Assertion.CborContent content) {
        check(one, assertion, content.value(), scrutiny, at);
      }
    }
  }

  private static void check(
      ManifestCase one, Assertion assertion, Cbor content, Scrutiny scrutiny, Instant at)
      throws MalformedMedia {
    Optional<Cbor> payload = content.get("signer_payload");
    Optional<ByteSlice> signature = content.bytes("signature");
    Optional<String> type = payload.flatMap(p -> p.text("sig_type"));
    if (payload.isEmpty() || signature.isEmpty() || type.isEmpty()) {
      one.about(assertion.label(), StatusCode.CAWG_IDENTITY_CBOR_INVALID, "a field is missing");
      return;
    }
    if (!isZero(content.get("pad1")) || !isZero(content.get("pad2"))) {
      one.about(assertion.label(), StatusCode.CAWG_IDENTITY_PAD_INVALID, "padding is not zero");
      return;
    }
    if (!references(one, assertion.label(), payload.get())) {
      return;
    }
    switch (type.get()) {
      case "cawg.x509.cose" -> x509(one, assertion, payload.get(), signature.get(), scrutiny, at);
      case "cawg.identity_claims_aggregation" ->
          aggregation(one, assertion.label(), signature.get());
      default ->
          one.about(
              assertion.label(),
              StatusCode.CAWG_IDENTITY_SIG_TYPE_UNKNOWN,
              "the kind of signature is not known");
    }
  }

  private static boolean isZero(Optional<Cbor> pad) {
    if (pad.isEmpty()) {
      return true;
    }
    Optional<ByteSlice> bytes = pad.get().asBytes();
    if (bytes.isPresent()) {
      for (byte b : bytes.get().toArray()) {
        if (b != 0) {
          return false;
        }
      }
      return true;
    }
    return pad.get()
        .asList()
        .map(items -> items.stream().allMatch(IdentityRules::isZeroByte))
        .orElse(false);
  }

  private static boolean isZeroByte(Cbor item) {
    return item.asLong().isPresent() && item.asLong().getAsLong() == 0;
  }

  /** Every assertion it speaks for is in the claim with the same hash, the binding among them. */
  private static boolean references(ManifestCase one, String label, Cbor payload)
      throws MalformedMedia {
    Set<String> seen = new HashSet<>();
    boolean bound = false;
    for (Cbor item : payload.list("referenced_assertions")) {
      Optional<HashedUri> uri = HashedUri.of(item);
      Optional<String> name = uri.flatMap(u -> named(one, u));
      if (name.isEmpty() || !sameHash(one, uri.get(), name.get())) {
        one.about(
            label,
            StatusCode.CAWG_IDENTITY_ASSERTION_MISMATCH,
            "it speaks for an assertion that the claim does not list like this");
        return false;
      }
      if (!seen.add(name.get())) {
        one.about(
            label, StatusCode.CAWG_IDENTITY_ASSERTION_DUPLICATE, "it names an assertion twice");
        return false;
      }
      bound |= one.assertion(name.get()).map(Assertion::isHardBinding).orElse(false);
    }
    if (!bound) {
      one.about(
          label,
          StatusCode.CAWG_IDENTITY_HARD_BINDING_MISSING,
          "it does not speak for the binding to the asset");
    }
    return bound;
  }

  private static Optional<String> named(ManifestCase one, HashedUri uri) {
    JumbfAddress address = uri.address();
    return address.isIn(one.manifest().label()) ? address.assertion() : Optional.empty();
  }

  private static boolean sameHash(ManifestCase one, HashedUri uri, String name) {
    return one.declaration(name).map(d -> d.hash().equals(uri.hash())).orElse(false);
  }

  private static void x509(
      ManifestCase one,
      Assertion assertion,
      Cbor payload,
      ByteSlice signature,
      Scrutiny scrutiny,
      Instant at)
      throws MalformedMedia {
    String label = assertion.label();
    CoseSign1 cose;
    try {
      cose = CoseSign1.read(signature);
    } catch (MalformedMedia e) {
      one.about(label, StatusCode.CAWG_X509_SIGNATURE_MISMATCH, "the signature cannot be read");
      return;
    }
    ByteSlice body = assertion.box().content("cbor").orElse(ByteSlice.EMPTY);
    ByteSlice signed = body.slice(payload.start(), payload.end());
    String url = JumbfAddress.ofAssertion(one.manifest().label(), label);
    boolean sound = false;
    boolean entitled = true;
    for (Finding finding :
        ClaimSignature.check(
                cose, signed, ClaimSignature.Era.SECOND, scrutiny.withoutLists(), at, url)
            .findings()) {
      sound |= finding.code() == StatusCode.CLAIM_SIGNATURE_VALIDATED;
      entitled &= finding.code() != StatusCode.SIGNING_CREDENTIAL_INVALID;
      Optional<StatusCode> code = identityCode(finding.code());
      if (code.isPresent()) {
        one.about(label, code.get(), finding.explanation());
      }
    }
    if (sound && entitled) {
      one.about(label, StatusCode.CAWG_IDENTITY_WELL_FORMED, "the identity assertion holds");
    }
  }

  /** The codes of claim signatures in the words of identity assertions. */
  private static Optional<StatusCode> identityCode(StatusCode code) {
    return Optional.ofNullable(
        switch (code) {
          case CLAIM_SIGNATURE_VALIDATED -> StatusCode.CAWG_X509_SIGNATURE_VALIDATED;
          case CLAIM_SIGNATURE_MISMATCH -> StatusCode.CAWG_X509_SIGNATURE_MISMATCH;
          // A certificate that may not sign at all has no code of its own here.
          case SIGNING_CREDENTIAL_UNTRUSTED, SIGNING_CREDENTIAL_INVALID ->
              StatusCode.CAWG_X509_CREDENTIAL_UNTRUSTED;
          case SIGNING_CREDENTIAL_EXPIRED -> StatusCode.CAWG_X509_SIGNATURE_OUTSIDE_VALIDITY;
          case ALGORITHM_UNSUPPORTED -> StatusCode.CAWG_X509_ALGORITHM_UNSUPPORTED;
          default -> null;
        });
  }

  /** A verifiable credential in a COSE signature with its payload attached. */
  private static void aggregation(ManifestCase one, String label, ByteSlice signature)
      throws MalformedMedia {
    Optional<ByteSlice> credential;
    try {
      Cbor cose = Cbor.read(signature);
      credential =
          cose.asList().filter(p -> p.size() == COSE_PARTS).flatMap(p -> p.get(2).asBytes());
    } catch (MalformedMedia e) {
      credential = Optional.empty();
    }
    if (credential.isEmpty()) {
      one.about(label, StatusCode.CAWG_ICA_INVALID_COSE_SIGN1, "the signature cannot be read");
      return;
    }
    try {
      Json document = Json.read(credential.get());
      boolean issued = document.get("issuer").isPresent();
      boolean about = document.get("credentialSubject").isPresent();
      if (issued && about) {
        one.about(
            label, StatusCode.CAWG_ICA_UNTRUSTED_ISSUER, "no list of identity issuers is given");
        return;
      }
    } catch (MalformedMedia e) {
      // Said below.
    }
    one.about(
        label,
        StatusCode.CAWG_ICA_INVALID_VERIFIABLE_CREDENTIAL,
        "the verifiable credential cannot be read");
  }
}
