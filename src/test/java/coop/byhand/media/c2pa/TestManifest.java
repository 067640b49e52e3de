package coop.byhand.media.c2pa;

import coop.byhand.media.c2pa.TestAuthority.Signer;
import coop.byhand.media.c2pa.TestCbor.Tagged;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cbor.CborWriter;
import coop.byhand.media.c2pa.trust.ClaimSignature.Era;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a manifest and signs it, for tests: claims of both generations, any assertions,
 * ingredients, time-stamps, stapled answers. A store made twice from the same parts has the same
 * length, so that a file can be laid out, hashed and signed in two passes.
 */
public final class TestManifest {

  /** Room in the signature box, so that its length does not depend on time-stamps. */
  private static final int SIGNATURE_ROOM = 8_000;

  /** Room in the data hash, so that its length does not depend on numbers. */
  private static final int DATA_HASH_ROOM = 100;

  private static final String SUFFIX = "00110010800000aa00389b71";

  private final Signer signer;
  private final String label;
  private final List<Assertion> assertions = new ArrayList<>();
  private final Set<String> gathered = new HashSet<>();
  private final List<String> redacted = new ArrayList<>();
  private final Map<String, Object> extra = new LinkedHashMap<>();
  private final Map<String, byte[]> wrong = new HashMap<>();
  private Era era = Era.SECOND;
  private boolean update;
  private boolean unprotectedChain;
  private Optional<TestAuthority> stampedBy = Optional.empty();
  private Instant stampedAt = TestAuthority.NOW;
  private List<ByteSlice> answers = List.of();
  private String generator = "Byhand test";

  public TestManifest(Signer signer, String label) {
    this.signer = signer;
    this.label = label;
  }

  private record Assertion(String label, byte[] box) {}

  /** A finished manifest and what ingredients of others need to know of it. */
  public record Made(String label, ByteSlice box, byte[] manifestHash, byte[] signatureHash) {}

  /** A claim of the first generation ({@code c2pa.claim}). */
  public TestManifest first() {
    era = Era.FIRST;
    return this;
  }

  /** An update manifest. */
  public TestManifest update() {
    update = true;
    return this;
  }

  /** Who claims to have made the file. */
  public TestManifest generator(String name) {
    generator = name;
    return this;
  }

  /** An assertion in CBOR. */
  public TestManifest assertion(String name, Object content) {
    return add(name, superbox("cbor", name, box("cbor", TestCbor.of(content).toArray())));
  }

  /** An assertion in CBOR that the claim lists as gathered. */
  public TestManifest gathered(String name, Object content) {
    gathered.add(name);
    return assertion(name, content);
  }

  /** An assertion in JSON. */
  public TestManifest json(String name, String content) {
    byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);
    return add(name, superbox("json", name, box("json", utf8)));
  }

  /** An embedded file, such as a preview. */
  public TestManifest file(String name, String mediaType, byte[] content) {
    byte[] about = ("\0" + mediaType + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] type = HexFormat.of().parseHex("40cb0c32bb8a489da70b2ad6f47f4369");
    return add(
        name,
        superbox(type, name, Optional.empty(), join(box("bfdb", about), box("bidb", content))));
  }

  /** The usual first action. */
  public TestManifest created(String digitalSourceType) {
    return assertion(
        "c2pa.actions.v2",
        map(
            "actions",
            List.of(map("action", "c2pa.created", "digitalSourceType", digitalSourceType))));
  }

  /** A hash over the file without one range; always of the same length. */
  public TestManifest dataHash(long start, long length, byte[] hash) {
    Map<String, Object> content =
        map(
            "exclusions",
            List.of(map("start", start, "length", length)),
            "name",
            "jumbf manifest",
            "alg",
            "sha256",
            "hash",
            hash,
            "pad",
            new byte[0]);
    int left = DATA_HASH_ROOM + 66 - TestCbor.of(content).length();
    content.put("pad", new byte[Math.max(24, left)]);
    return assertion("c2pa.hash.data", content);
  }

  /** An ingredient of the third generation, with what was found when it was taken in. */
  public TestManifest ingredient(
      String name, String relationship, Optional<Made> manifest, List<String> failures) {
    Map<String, Object> content =
        map("dc:title", "parent", "dc:format", "image/jpeg", "relationship", relationship);
    manifest.ifPresent(made -> {
      String url = "self#jumbf=/c2pa/" + made.label();
      content.put("activeManifest", map("url", url, "hash", made.manifestHash()));
      content.put(
          "claimSignature", map("url", url + "/c2pa.signature", "hash", made.signatureHash()));
      List<Object> failed =
          failures.stream().<Object>map(code -> map("code", code, "url", url)).toList();
      content.put(
          "validationResults",
          map(
              "activeManifest",
              map("success", List.of(), "informational", List.of(), "failure", failed)));
    });
    return assertion(name, content);
  }

  /** An address the claim lists as redacted. */
  public TestManifest redact(String url) {
    redacted.add(url);
    return this;
  }

  /** A further field of the claim; replaces the usual one. */
  public TestManifest claim(String key, Object value) {
    extra.put(key, value);
    return this;
  }

  /** Lists this hash for an assertion instead of the right one. */
  public TestManifest wrongHash(String name, byte[] hash) {
    wrong.put(name, hash);
    return this;
  }

  /** Time-stamped by this authority, in the way of the claim's generation. */
  public TestManifest stamped(TestAuthority authority, Instant time) {
    stampedBy = Optional.of(authority);
    stampedAt = time;
    return this;
  }

  /** With these answers about revocation. */
  public TestManifest stapled(ByteSlice... values) {
    answers = List.of(values);
    return this;
  }

  /** With the certificates in the unprotected header, under their older name. */
  public TestManifest unprotectedChain() {
    unprotectedChain = true;
    return this;
  }

  /** A store with these manifests; the last one is the active one. */
  public static ByteSlice store(Made... manifests) {
    byte[] content = new byte[0];
    for (Made made : manifests) {
      content = join(content, made.box().toArray());
    }
    return ByteSlice.of(superbox("c2pa", "c2pa", content));
  }

  /** The finished manifest. */
  public Made make() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    assertions.forEach(assertion -> all.writeBytes(assertion.box()));
    byte[] claim = TestCbor.of(claimContent()).toArray();
    String claimLabel = era == Era.FIRST ? "c2pa.claim" : "c2pa.claim.v2";
    byte[] signature =
        superbox("c2cs", "c2pa.signature", box("cbor", cose(ByteSlice.of(claim)).toArray()));
    byte[] manifest =
        superbox(
            update ? "c2um" : "c2ma",
            label,
            join(
                superbox("c2as", "c2pa.assertions", all.toByteArray()),
                superbox("c2cl", claimLabel, box("cbor", claim)),
                signature));
    return new Made(label, ByteSlice.of(manifest), payloadHash(manifest), payloadHash(signature));
  }

  private Map<String, Object> claimContent() {
    Map<String, Object> claim = new LinkedHashMap<>();
    List<Object> created = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    for (Assertion assertion : assertions) {
      byte[] hash = wrong.getOrDefault(assertion.label(), payloadHash(assertion.box()));
      Map<String, Object> uri = new LinkedHashMap<>();
      uri.put("url", "self#jumbf=c2pa.assertions/" + assertion.label());
      uri.put("hash", hash);
      (gathered.contains(assertion.label()) ? others : created).add(uri);
    }
    Map<String, Object> info = map("name", generator, "version", "1");
    claim.put("instanceID", "xmp:iid:" + label.substring(label.lastIndexOf(':') + 1));
    claim.put("signature", "self#jumbf=/c2pa/" + label + "/c2pa.signature");
    claim.put("alg", "sha256");
    claim.put("dc:title", "test");
    if (era == Era.FIRST) {
      claim.put("claim_generator", generator.replace(' ', '_') + "/1");
      claim.put("claim_generator_info", List.of(info));
      claim.put("dc:format", "image/jpeg");
      claim.put("assertions", created);
    } else {
      claim.put("claim_generator_info", info);
      claim.put("created_assertions", created);
      if (!others.isEmpty()) {
        claim.put("gathered_assertions", others);
      }
    }
    if (!redacted.isEmpty()) {
      claim.put("redacted_assertions", redacted);
    }
    claim.putAll(extra);
    return claim;
  }

  /** The hash of an assertion that was added, as references carry it. */
  public byte[] hashOf(String name) {
    return assertions.stream()
        .filter(assertion -> assertion.label().equals(name))
        .map(assertion -> payloadHash(assertion.box()))
        .findFirst()
        .orElseThrow();
  }

  /** A detached signature over a claim, or over the payload of an identity assertion. */
  ByteSlice cose(ByteSlice claim) {
    List<Object> chain = new ArrayList<>();
    for (X509Certificate certificate : signer.chain()) {
      chain.add(TestAuthority.der(certificate));
    }
    Map<Object, Object> signed = new LinkedHashMap<>();
    signed.put(1, signer.alg().id());
    Map<Object, Object> unsigned = new LinkedHashMap<>();
    if (unprotectedChain) {
      unsigned.put("x5chain", chain);
    } else {
      signed.put(33, chain);
    }
    ByteSlice header = TestCbor.of(signed);
    ByteSlice signature = sign(structure("Signature1", header, claim));
    stampedBy.ifPresent(authority -> unsigned.putAll(stamp(authority, header, claim, signature)));
    if (!answers.isEmpty()) {
      unsigned.put("rVals", Map.of("ocspVals", answers));
    }
    int used = TestCbor.of(unsigned).length();
    unsigned.put("pad", new byte[Math.max(300, SIGNATURE_ROOM - used)]);
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(header);
    parts.add(unsigned);
    parts.add(null);
    parts.add(signature);
    return TestCbor.of(new Tagged(18, parts));
  }

  private Map<String, Object> stamp(
      TestAuthority authority, ByteSlice header, ByteSlice claim, ByteSlice signature) {
    boolean old = era == Era.FIRST;
    ByteSlice payload = old ? claim : new CborWriter().bytes(signature).toSlice();
    ByteSlice message = structure("CounterSignature", header, payload);
    ByteSlice token =
        old ? authority.stampResponse(message, stampedAt) : authority.stamp(message, stampedAt);
    return Map.of(old ? "sigTst" : "sigTst2", Map.of("tstTokens", List.of(Map.of("val", token))));
  }

  private ByteSlice sign(ByteSlice message) {
    try {
      Signature made = signer.alg().signature();
      made.initSign(signer.key());
      made.update(message.toArray());
      return ByteSlice.of(made.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteSlice structure(String context, ByteSlice header, ByteSlice payload) {
    return TestCbor.of(List.of(context, header, new byte[0], payload));
  }

  private TestManifest add(String name, byte[] box) {
    assertions.add(new Assertion(name, box));
    return this;
  }

  /** Keys and values in turn, in their order. */
  public static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** A box with header. */
  public static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(content)
        .array();
  }

  /** A superbox of a type of four letters. */
  public static byte[] superbox(String type, String label, byte[] content) {
    byte[] uuid = join(type.getBytes(StandardCharsets.US_ASCII), HexFormat.of().parseHex(SUFFIX));
    return superbox(uuid, label, Optional.empty(), content);
  }

  /** A superbox of any type, salted if wanted. */
  public static byte[] superbox(byte[] uuid, String label, Optional<byte[]> salt, byte[] content) {
    byte[] toggles = {(byte) (salt.isPresent() ? 0x13 : 0x03)};
    byte[] name = (label + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] hidden = salt.map(value -> box("c2sh", value)).orElse(new byte[0]);
    return box("jumb", join(box("jumd", join(uuid, toggles, name, hidden)), content));
  }

  /** The hash that hashed URIs carry. */
  public static byte[] payloadHash(byte[] box) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(box, 8, box.length - 8);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
