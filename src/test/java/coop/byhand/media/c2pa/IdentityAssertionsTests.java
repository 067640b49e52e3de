package coop.byhand.media.c2pa;

import static coop.byhand.media.c2pa.SignedFiles.IPTC;
import static coop.byhand.media.c2pa.SignedFiles.failures;
import static coop.byhand.media.c2pa.SignedFiles.read;
import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.StatusCode.Kind;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Who says "this is mine": identity assertions with a certificate, and what breaks them. */
class IdentityAssertionsTests {

  private static final TestAuthority REGISTRY = new TestAuthority("registry");
  private static final TestAuthority.Signer PERSON =
      REGISTRY.signer(Alg.ES256, new TestAuthority.Leaf().purposes(TestAuthority.EMAIL));
  private static final String UNTRUSTED = "cawg.x509.credential.untrusted";
  private static final List<String> SOUND = List.of("c2pa.hash.data", "c2pa.actions.v2");

  /** How one identity assertion differs from a good one. */
  private record Identity(
      TestAuthority.Signer signer,
      List<String> references,
      String type,
      UnaryOperator<Map<String, Object>> change,
      UnaryOperator<ByteSlice> payload) {

    static Identity good() {
      return new Identity(
          PERSON, SOUND, "cawg.x509.cose", UnaryOperator.identity(), UnaryOperator.identity());
    }

    Identity by(TestAuthority.Signer other) {
      return new Identity(other, references, type, change, payload);
    }

    Identity about(String... labels) {
      return new Identity(signer, List.of(labels), type, change, payload);
    }

    Identity ofType(String other) {
      return new Identity(signer, references, other, change, payload);
    }

    Identity changed(UnaryOperator<Map<String, Object>> other) {
      return new Identity(signer, references, type, other, payload);
    }

    Identity signing(UnaryOperator<ByteSlice> other) {
      return new Identity(signer, references, type, change, other);
    }
  }

  private static Credentials.Read judged(Identity identity) throws Exception {
    return read(
        SignedFiles.sign(
                AssetFormat.PNG,
                Embedders.plain(AssetFormat.PNG),
                (manifest, file, store) -> {
                  manifest.created(IPTC + "digitalCapture");
                  SignedFiles.bind(manifest, file, store);
                  manifest.assertion("cawg.identity", content(manifest, identity));
                })
            .file());
  }

  private static Map<String, Object> content(TestManifest manifest, Identity identity) {
    List<Object> references = new ArrayList<>();
    for (String label : identity.references()) {
      boolean known = SOUND.contains(label);
      references.add(
          map(
              "url",
              "self#jumbf=c2pa.assertions/" + label,
              "hash",
              known ? manifest.hashOf(label) : new byte[32]));
    }
    Map<String, Object> payload =
        map("referenced_assertions", references, "sig_type", identity.type(), "role", List.of());
    ByteSlice signed = identity.payload().apply(TestCbor.of(payload));
    ByteSlice signature = new TestManifest(identity.signer(), "urn:c2pa:identity").cose(signed);
    return identity
        .change()
        .apply(map("signer_payload", payload, "signature", signature, "pad1", new byte[20]));
  }

  private static List<String> identityCodes(Credentials.Read read, Kind kind) {
    return read.validation().codes(kind).stream().filter(c -> c.startsWith("cawg.")).toList();
  }

  @Test
  void aPersonWithACertificateIsCheckedAndNotTrustedBlindly() throws Exception {
    Credentials.Read read = judged(Identity.good());
    assertThat(identityCodes(read, Kind.SUCCESS))
        .containsExactly("cawg.identity.well-formed", "cawg.x509.signature.validated");
    assertThat(failures(read)).containsExactly(UNTRUSTED);
    assertThat(read.validation().state()).isEqualTo(State.VALID);
  }

  @Test
  void aSignatureOverOtherWordsDoesNotHold() throws Exception {
    Credentials.Read read =
        judged(
            Identity.good()
                .signing(payload -> {
                  byte[] other = payload.toArray();
                  other[other.length - 1] ^= 1;
                  return ByteSlice.of(other);
                }));
    assertThat(failures(read)).contains("cawg.x509.signature.mismatch");
    assertThat(identityCodes(read, Kind.SUCCESS)).isEmpty();
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
    Credentials.Read garbage =
        judged(
            Identity.good()
                .changed(content -> {
                  content.put("signature", new byte[] {1, 2, 3});
                  return content;
                }));
    assertThat(failures(garbage)).containsExactly("cawg.x509.signature.mismatch");
  }

  @Test
  void aCertificateThatRanOutIsSaid() throws Exception {
    TestAuthority.Leaf old =
        new TestAuthority.Leaf()
            .purposes(TestAuthority.EMAIL)
            .valid(TestAuthority.FROM, Instant.parse("2026-02-01T00:00:00Z"));
    Credentials.Read read = judged(Identity.good().by(REGISTRY.signer(Alg.ES256, old)));
    assertThat(failures(read)).contains("cawg.x509.signature.outside_validity");
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
  }

  @Test
  void aCertificateForAnotherPurposeIsNoIdentity() throws Exception {
    TestAuthority.Leaf web = new TestAuthority.Leaf().purposes(TestAuthority.WEB_SERVER);
    Credentials.Read read = judged(Identity.good().by(REGISTRY.signer(Alg.ES256, web)));
    assertThat(failures(read)).containsExactly(UNTRUSTED);
    assertThat(identityCodes(read, Kind.SUCCESS)).containsExactly("cawg.x509.signature.validated");
  }

  @Test
  void anIdentitySpeaksForTheBindingAndForWhatIsThere() throws Exception {
    assertThat(failures(judged(Identity.good().about("c2pa.actions.v2"))))
        .containsExactly("cawg.identity.hard_binding_missing");
    assertThat(failures(judged(Identity.good().about("c2pa.hash.data", "org.test.absent"))))
        .containsExactly("cawg.identity.assertion.mismatch");
    assertThat(failures(judged(Identity.good().about("c2pa.hash.data", "c2pa.hash.data"))))
        .containsExactly("cawg.identity.assertion.duplicate");
  }

  @Test
  void kindPaddingAndFieldsHaveToBeRight() throws Exception {
    assertThat(failures(judged(Identity.good().ofType("org.test.seal"))))
        .containsExactly("cawg.identity.sig_type.unknown");
    assertThat(failures(judged(with("pad1", new byte[] {0, 1}))))
        .containsExactly("cawg.identity.pad.invalid");
    assertThat(failures(judged(with("signature", "a text"))))
        .containsExactly("cawg.identity.cbor.invalid");
  }

  private static Identity with(String field, Object value) {
    return Identity.good()
        .changed(content -> {
          content.put(field, value);
          return content;
        });
  }

  @Test
  void anAggregationOfClaimsIsReadAndItsIssuerNotAsked() throws Exception {
    String credential = "{\"issuer\":\"did:web:127.0.0.1\",\"credentialSubject\":{}}";
    Credentials.Read read = judged(aggregation(credential));
    assertThat(failures(read)).isEmpty();
    assertThat(identityCodes(read, Kind.INFORMATIONAL))
        .containsExactly("cawg.ica.untrusted_issuer");
    assertThat(failures(judged(aggregation("no json"))))
        .containsExactly("cawg.ica.invalid_verifiable_credential");
    Identity broken = with("signature", new byte[] {1}).ofType("cawg.identity_claims_aggregation");
    assertThat(failures(judged(broken))).containsExactly("cawg.ica.invalid_cose_sign1");
  }

  private static Identity aggregation(String credential) {
    List<Object> cose =
        List.of(new byte[0], Map.of(), credential.getBytes(StandardCharsets.UTF_8), new byte[64]);
    return with("signature", TestCbor.of(new TestCbor.Tagged(18, cose)))
        .ofType("cawg.identity_claims_aggregation");
  }
}
