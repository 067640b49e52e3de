package coop.byhand.media.c2pa.fuzz;

import static coop.byhand.media.c2pa.TestManifest.map;

import coop.byhand.media.Fixtures;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.TestManifest;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.CertificateStatus;

/**
 * Makes the inputs with which fuzzing begins, a few for each harness of {@link ReadersFuzzTests},
 * all with the writers of this project.
 */
final class FuzzSeeds {

  private static final TestAuthority AUTHORITY = new TestAuthority("Fuzz");
  private static final ByteSlice MESSAGE =
      ByteSlice.of("message".getBytes(StandardCharsets.US_ASCII));
  private static final String CAPTURE =
      "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";

  private final Map<String, Map<String, byte[]>> seeds = new LinkedHashMap<>();

  private FuzzSeeds() {}

  /** Harness to name to bytes. */
  static Map<String, Map<String, byte[]>> all() throws Exception {
    FuzzSeeds seeds = new FuzzSeeds();
    seeds.containers();
    seeds.signatures();
    seeds.stores();
    seeds.texts();
    return seeds.seeds;
  }

  private void put(String harness, String name, byte[] bytes) {
    seeds.computeIfAbsent(harness, key -> new LinkedHashMap<>()).put(name, bytes);
  }

  private void containers() {
    for (AssetFormat format : AssetFormat.values()) {
      if (format == AssetFormat.SIDECAR) {
        continue;
      }
      String harness = format.name().toLowerCase(Locale.ROOT);
      put(harness, "plain", Embedders.plain(format));
      put(harness, "with-store", Embedders.with(format, Embedders.store(40)));
    }
    put("ogg", "plain", fixture("a.ogg"));
    put("webm", "plain", fixture("a.webm"));
    put("mp4", "sound", fixture("a.m4a"));
  }

  private static byte[] fixture(String name) {
    return Optional.ofNullable(Fixtures.all().get(name)).orElseThrow();
  }

  private void signatures() throws Exception {
    put("timeStamp", "token", AUTHORITY.stamp(MESSAGE, TestAuthority.NOW).toArray());
    put("timeStamp", "response", AUTHORITY.stampResponse(MESSAGE, TestAuthority.NOW).toArray());
    for (Alg alg : List.of(Alg.ES256, Alg.PS256, Alg.ED25519)) {
      String name = alg.name().toLowerCase(Locale.ROOT);
      put("certificate", name, TestAuthority.der(AUTHORITY.signer(alg).certificate()));
      JumbfBox manifest =
          JumbfBox.read(
                  TestManifest.store(
                      new TestManifest(AUTHORITY.signer(alg), "urn:c2pa:fuzz").make()))
              .boxes()
              .getLast();
      ByteSlice cose = manifest.child("c2pa.signature").orElseThrow().content("cbor").orElseThrow();
      put("cose", name, cose.toArray());
    }
    put("certificate", "bundle", AUTHORITY.pem());
    put(
        "ocsp",
        "good",
        AUTHORITY
            .ocsp(
                AUTHORITY.issuer(),
                CertificateStatus.GOOD,
                TestAuthority.NOW,
                TestAuthority.NOW.plus(Duration.ofDays(7)),
                true)
            .toArray());
  }

  private void stores() {
    TestManifest.Made parent =
        new TestManifest(AUTHORITY.signer(Alg.ES256), "urn:c2pa:parent")
            .created(CAPTURE)
            .dataHash(0, 0, new byte[32])
            .make();
    byte[] first =
        TestManifest.store(
                new TestManifest(AUTHORITY.signer(Alg.ES256), "urn:c2pa:first")
                    .created(CAPTURE)
                    .first()
                    .stamped(AUTHORITY, TestAuthority.NOW)
                    .make())
            .toArray();
    byte[] second =
        TestManifest.store(
                parent,
                new TestManifest(AUTHORITY.signer(Alg.ED25519), "urn:c2pa:active")
                    .ingredient(
                        "c2pa.ingredient.v3",
                        "parentOf",
                        Optional.of(parent),
                        List.of("assertion.dataHash.mismatch"))
                    .json("c2pa.metadata", "{\"@context\":{},\"exif:Make\":\"x\"}")
                    .dataHash(0, 0, new byte[32])
                    .make())
            .toArray();
    for (String harness : List.of("jumbf", "store")) {
      put(harness, "first", first);
      put(harness, "second", second);
    }
    put("jumbf", "small", Embedders.store(9));
    put("jumbf", "compressed", compressed(Embedders.store(9)));
    put("judge", "signed-png", Embedders.with(AssetFormat.PNG, second));
    put("judge", "signed-jpeg", Embedders.with(AssetFormat.JPEG, first));
    put("judge", "signed-mp4", Embedders.with(AssetFormat.MP4, second));
  }

  /** A store with a compressed manifest: Brotli may hold bytes as they are (RFC 7932 §9.2). */
  private static byte[] compressed(byte[] inside) {
    int bits = (inside.length - 1) << 4 | 1 << 20;
    byte[] brotli =
        Embedders.join(
            ascii("jumb"),
            new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16)},
            inside,
            new byte[] {3});
    byte[] manifest =
        TestManifest.superbox("c2cm", "urn:c2pa:folded", TestManifest.box("brob", brotli));
    return TestManifest.superbox("c2pa", "c2pa", manifest);
  }

  private void texts() {
    put("json", "all-kinds", ascii("{\"a\":[1,-2.5e3,true,false,null,\"\\u00e9\\n\"],\"b\":{}}"));
    byte[] claim =
        cbor(
            map(
                "instanceID",
                "xmp:iid:1",
                "claim_generator_info",
                map("name", "fuzz", "version", "1"),
                "signature",
                "self#jumbf=/c2pa/urn:c2pa:fuzz/c2pa.signature",
                "alg",
                "sha256",
                "created_assertions",
                List.of(
                    map("url", "self#jumbf=c2pa.assertions/c2pa.actions", "hash", new byte[32])),
                "gathered_assertions",
                List.of(),
                "redacted_assertions",
                List.of("self#jumbf=/c2pa/urn:c2pa:parent/c2pa.assertions/c2pa.actions")));
    put("claim", "second", claim);
    put("cbor", "claim", claim);
    put("cbor", "kinds", cbor(map("a", List.of(1L, -1L, true, new byte[3]), "b", map())));
    put("binding", "data", cbor(dataHash()));
    put("binding", "boxes", cbor(boxes()));
    put("binding", "bmff", cbor(bmff()));
    put("assertion", "actions", numbered(1, map("actions", List.of(action()))));
    put("assertion", "ingredient", numbered(4, ingredient()));
    put("assertion", "training", numbered(5, training()));
    put("assertion", "identity", numbered(7, identity()));
    put("assertion", "metadata", Embedders.join(new byte[] {8}, ascii("{\"dc:title\":\"x\"}")));
    put("assertion", "data", numbered(9, dataHash()));
    put("assertion", "boxes", numbered(11, boxes()));
  }

  private static Map<String, Object> dataHash() {
    return map(
        "exclusions",
        List.of(map("start", 2L, "length", 60L)),
        "alg",
        "sha256",
        "name",
        "jumbf manifest",
        "hash",
        new byte[32],
        "pad",
        new byte[4]);
  }

  private static Map<String, Object> boxes() {
    return map(
        "alg",
        "sha256",
        "boxes",
        List.of(
            map("names", List.of("SOI"), "hash", new byte[32], "pad", new byte[0]),
            map("names", List.of("C2PA"), "hash", new byte[0], "pad", new byte[0])));
  }

  private static Map<String, Object> bmff() {
    return map(
        "exclusions",
        List.of(
            map(
                "xpath",
                "/uuid",
                "data",
                List.of(map("offset", 8L, "value", new byte[16])),
                "subset",
                List.of(map("offset", 0L, "length", 4L)))),
        "alg",
        "sha256",
        "hash",
        new byte[32],
        "merkle",
        List.of(
            map(
                "uniqueId",
                1L,
                "localId",
                1L,
                "count",
                1L,
                "fixedBlockSize",
                16L,
                "hashes",
                List.of(new byte[32]))));
  }

  private static Map<String, Object> action() {
    return map(
        "action",
        "c2pa.opened",
        "when",
        "2026-06-01T12:00:00Z",
        "digitalSourceType",
        CAPTURE,
        "softwareAgent",
        map("name", "x"),
        "parameters",
        map(
            "ingredients",
            List.of(map("url", "self#jumbf=c2pa.assertions/x", "hash", new byte[32]))));
  }

  private static Map<String, Object> ingredient() {
    return map(
        "dc:title",
        "x",
        "relationship",
        "parentOf",
        "activeManifest",
        map("url", "self#jumbf=/c2pa/urn:c2pa:fuzz", "hash", new byte[32]),
        "validationResults",
        map("activeManifest", map("failure", List.of(map("code", "x", "url", "y")))));
  }

  private static Map<String, Object> training() {
    return map("entries", map("c2pa.ai_training", map("use", "notAllowed")));
  }

  private static Map<String, Object> identity() {
    return map(
        "signer_payload",
        map(
            "sig_type",
            "cawg.x509.cose",
            "referenced_assertions",
            List.of(map("url", "self#jumbf=c2pa.assertions/c2pa.hash.data", "hash", new byte[32]))),
        "signature",
        new byte[8],
        "pad1",
        new byte[2]);
  }

  private static byte[] numbered(int label, Map<String, Object> content) {
    return Embedders.join(new byte[] {(byte) label}, cbor(content));
  }

  private static byte[] cbor(Map<String, Object> content) {
    return TestCbor.of(content).toArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
