package coop.byhand.media.c2pa.report;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.ManifestReport;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.ValidationReport;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Claim;
import coop.byhand.media.c2pa.claim.HashedUri;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.cose.CoseSign1;
import coop.byhand.media.c2pa.json.CborJson;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.trust.CertificateInfo;
import coop.byhand.media.c2pa.trust.ClaimSignature;
import coop.byhand.media.c2pa.trust.SignatureReport;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests of a file as crJSON (C2PA 2.4), the form in which validators are compared. The
 * active manifest comes first; byte strings are written {@code b64'…'}.
 */
public final class CrJson {

  private static final String SPECIFICATION = "2.4.0";

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private CrJson() {}

  /**
   * The crJSON of a verdict; without manifests the list is empty.
   *
   * @param version of this program
   */
  public static Json.Obj of(ValidationReport report, String version) {
    List<Json> manifests = new ArrayList<>();
    for (ManifestReport one : report.manifests()) {
      manifests.add(manifest(one, report));
    }
    return Json.object()
        .put(
            "@context",
            Json.object()
                .put("@vocab", "https://c2pa.org/crjson")
                .put("extras", "https://c2pa.org/crjson/extras")
                .object())
        .put("manifests", new Json.Arr(manifests))
        .put("jsonGenerator", Json.object().put("name", "Byhand").put("version", version).object())
        .object();
  }

  private static Json manifest(ManifestReport one, ValidationReport report) {
    Manifest manifest = one.manifest();
    Json.Members members =
        Json.object()
            .put("label", manifest.label())
            .put("isUpdateManifest", manifest.kind() == Manifest.Kind.UPDATE)
            .put("isCompressedManifest", manifest.isCompressed())
            .put("assertions", assertions(manifest));
    manifest
        .claim()
        .ifPresent(claim ->
            members.put(claim.version() == 2 ? "claim.v2" : "claim", claim(manifest, claim)));
    one.signature().ifPresent(signature -> members.put("signature", signature(signature)));
    members.put("validationResults", results(one.findings(), Optional.of(report.at())));
    List<Json> deltas = deltas(manifest, report.deltas());
    return deltas.isEmpty()
        ? members.object()
        : members.put("ingredientDeltas", new Json.Arr(deltas)).object();
  }

  private static Json assertions(Manifest manifest) {
    Json.Members members = Json.object();
    for (Assertion assertion : manifest.assertions()) {
      if (assertion.content() instanceof Assertion.FileContent file) {
        members.put(assertion.label(), file(manifest, assertion, file));
      } else if (assertion.is("cawg.identity")) {
        members.put(assertion.label(), identity(assertion));
      } else {
        members.put(assertion.label(), assertion.json().orElse(new Json.Null()));
      }
    }
    return members.object();
  }

  private static Json file(Manifest manifest, Assertion assertion, Assertion.FileContent file) {
    Optional<HashedUri> declared =
        manifest.claim().map(Claim::assertions).orElse(List.of()).stream()
            .filter(u -> u.address().assertion().filter(assertion.label()::equals).isPresent())
            .findFirst();
    Json.Members members =
        Json.object()
            .put("format", file.mediaType())
            .put("identifier", JumbfAddress.ofAssertion(manifest.label(), assertion.label()));
    return members.put("hash", declared.map(uri -> bytes(uri.hash()))).object();
  }

  /** Of an identity assertion the signature is shown as whose it is. */
  private static Json identity(Assertion assertion) {
    Optional<Json> json = assertion.json();
    Optional<ByteSlice> bytes = assertion.cbor().flatMap(content -> content.bytes("signature"));
    if (bytes.isEmpty() || !(json.orElse(new Json.Null()) instanceof Json.Obj fields)) {
      return json.orElse(new Json.Null());
    }
    try {
      CoseSign1 cose = CoseSign1.read(bytes.get());
      SignatureReport report =
          ClaimSignature.check(
              cose,
              ByteSlice.EMPTY,
              ClaimSignature.Era.SECOND,
              TrustConfig.none(),
              Instant.EPOCH,
              "");
      Json.Members members = Json.object();
      fields.members().forEach(members::put);
      return members.put("signature", signature(report)).object();
    } catch (MalformedMedia e) {
      return fields;
    }
  }

  private static Json claim(Manifest manifest, Claim claim) {
    Json.Members members = Json.object();
    if (CborJson.of(claim.fields()) instanceof Json.Obj fields) {
      fields.members().forEach(members::put);
    }
    members.put(
        "signature",
        JumbfAddress.absolute(
            manifest.label(), JumbfAddress.of(claim.signatureUrl()), claim.signatureUrl()));
    if (claim.version() == 2) {
      return members
          .put("redacted_assertions", Json.texts(claim.redacted()))
          .put("created_assertions", uris(claim.created()))
          .put("gathered_assertions", uris(claim.gathered()))
          .object();
    }
    List<HashedUri> absolute =
        claim.created().stream()
            .map(uri ->
                new HashedUri(
                    JumbfAddress.absolute(manifest.label(), uri.address(), uri.url()),
                    uri.alg(),
                    uri.hash()))
            .toList();
    boolean named =
        claim.fields().list("claim_generator_info").stream().anyMatch(i -> i.asMap().isPresent());
    if (!named) {
      Json info = Json.object().put("name", claim.generator()).object();
      members.put("claim_generator_info", new Json.Arr(List.of(info)));
    }
    return members.put("assertions", uris(absolute)).object();
  }

  private static Json uris(List<HashedUri> uris) {
    List<Json> items = new ArrayList<>();
    for (HashedUri uri : uris) {
      items.add(
          Json.object()
              .put("url", uri.url())
              .put("hash", bytes(uri.hash()))
              .put("alg", uri.alg())
              .object());
    }
    return new Json.Arr(items);
  }

  private static String bytes(ByteSlice bytes) {
    return "b64'" + Base64.getEncoder().encodeToString(bytes.toArray()) + "'";
  }

  private static Json signature(SignatureReport report) {
    Json.Members members = Json.object().put("algorithm", report.alg().map(Alg::text));
    report.signer().ifPresent(signer -> members.put("certificateInfo", certificate(signer)));
    report
        .timeStamp()
        .ifPresent(stamp ->
            members.put(
                "timeStampInfo",
                Json.object()
                    .put("timestamp", SECONDS.format(stamp.time()))
                    .put("certificateInfo", certificate(stamp.authority()))
                    .object()));
    return members.object();
  }

  private static Json certificate(CertificateInfo info) {
    return Json.object()
        .put("serialNumber", info.serial())
        .put("issuer", name(info.issuer()))
        .put("subject", name(info.subject()))
        .put(
            "validity",
            Json.object()
                .put("notBefore", SECONDS.format(info.notBefore()))
                .put("notAfter", SECONDS.format(info.notAfter()))
                .object())
        .object();
  }

  private static Json name(Map<String, String> parts) {
    Json.Members members = Json.object();
    parts.forEach(members::put);
    return members.object();
  }

  private static Json results(List<Finding> findings, Optional<Instant> at) {
    Json.Members members =
        Json.object()
            .put("success", list(findings, StatusCode.Kind.SUCCESS))
            .put("informational", list(findings, StatusCode.Kind.INFORMATIONAL))
            .put("failure", list(findings, StatusCode.Kind.FAILURE));
    at.ifPresent(time ->
        members.put("specVersion", SPECIFICATION).put("validationTime", MILLISECONDS.format(time)));
    return members.object();
  }

  private static Json list(List<Finding> findings, StatusCode.Kind kind) {
    List<Json> items = new ArrayList<>();
    for (Finding finding : findings) {
      if (finding.code().kind() == kind) {
        items.add(
            Json.object()
                .put("code", finding.code().text())
                .put("url", finding.url())
                .put("explanation", finding.explanation())
                .object());
      }
    }
    return new Json.Arr(items);
  }

  private static List<Json> deltas(Manifest manifest, List<IngredientDelta> deltas) {
    List<Json> items = new ArrayList<>();
    for (IngredientDelta delta : deltas) {
      if (JumbfAddress.of(delta.url()).manifest().filter(manifest.label()::equals).isPresent()) {
        items.add(
            Json.object()
                .put("ingredientAssertionURI", delta.url())
                .put("validationDeltas", results(delta.findings(), Optional.empty()))
                .object());
      }
    }
    return items;
  }
}
