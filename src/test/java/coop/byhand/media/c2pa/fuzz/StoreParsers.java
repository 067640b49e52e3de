package coop.byhand.media.c2pa.fuzz;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.c2pa.Credentials;
import coop.byhand.media.c2pa.Embedders;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.TestManifest;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.report.CredentialLine;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.container.Bytes;
import coop.byhand.media.container.UploadReading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What fuzzers call for whole stores and files: whatever the bytes are, they end in a verdict that
 * can be printed, or in {@link MalformedMedia}.
 */
public final class StoreParsers {

  /** Assertions whose content the judge and the signals look into. */
  private static final String[] LABELS = {
    "c2pa.actions",
    "c2pa.actions.v2",
    "c2pa.ingredient",
    "c2pa.ingredient.v2",
    "c2pa.ingredient.v3",
    "c2pa.training-mining",
    "cawg.training-mining",
    "cawg.identity",
    "c2pa.metadata",
    "c2pa.hash.data",
    "c2pa.hash.bmff.v3",
    "c2pa.hash.boxes",
    "c2pa.hash.multi-asset",
    "c2pa.soft-binding",
    "c2pa.time-stamp",
    "c2pa.certificate-status"
  };

  private static final TestAuthority AUTHORITY = new TestAuthority("Fuzz");
  private static final TrustConfig TRUST = trust();
  private static final Asset PICTURE = picture();

  /** A real signature, of another claim. */
  private static final byte[] SIGNATURE = signature();

  private StoreParsers() {}

  /** Any bytes as a text of JSON. What was read can be written and is then read the same. */
  public static void json(byte[] bytes) {
    Json read;
    try {
      read = Json.read(ByteSlice.of(bytes));
    } catch (MalformedMedia expected) {
      return;
    }
    ByteSlice written = ByteSlice.of(read.toString().getBytes(StandardCharsets.UTF_8));
    try {
      if (!Json.read(written).equals(read)) {
        throw new IllegalStateException("written " + read + " and read otherwise");
      }
    } catch (MalformedMedia e) {
      throw new IllegalStateException("written " + read + " and not read again", e);
    }
  }

  /** Any bytes as the claim of either version, in a manifest that holds little else. */
  public static void claim(byte[] claim) {
    for (String label : new String[] {"c2pa.claim", "c2pa.claim.v2"}) {
      judge(manifest(label, claim, new byte[0]));
    }
  }

  /**
   * Any bytes as the content of an assertion that a claim lists with its true hash, so that the
   * rules behind the hash are reached. The first byte chooses the assertion.
   */
  public static void assertion(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    String label = LABELS[(bytes[0] & 0xff) % LABELS.length];
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    String type = label.equals("c2pa.metadata") ? "json" : "cbor";
    byte[] box = TestManifest.superbox(type, label, TestManifest.box(type, content));
    List<Object> listed =
        List.of(
            TestManifest.map(
                "url",
                "self#jumbf=c2pa.assertions/" + label,
                "hash",
                TestManifest.payloadHash(box)));
    byte[] claim =
        TestCbor.of(
                TestManifest.map(
                    "instanceID",
                    "xmp:iid:1",
                    "claim_generator_info",
                    TestManifest.map("name", "fuzz"),
                    "signature",
                    "self#jumbf=/c2pa/urn:c2pa:fuzz/c2pa.signature",
                    "alg",
                    "sha256",
                    "created_assertions",
                    listed))
            .toArray();
    judge(manifest("c2pa.claim.v2", claim, box));
  }

  /** Any bytes as a store beside a picture. */
  public static void store(byte[] store) {
    judge(store);
  }

  /** Any bytes as a file: to the readers of uploads, to the judge, and to the printers. */
  public static void file(byte[] file) {
    upload(file);
    try {
      report(Asset.read(Bytes.of(file)));
    } catch (MalformedMedia expected) {
      // The one exception that is allowed.
    }
  }

  /** Any bytes as an upload. */
  public static void upload(byte[] file) {
    try {
      UploadReading.read(file);
    } catch (MalformedMedia expected) {
      // The one exception that is allowed.
    }
  }

  private static void judge(byte[] store) {
    report(PICTURE.withStore(store));
  }

  private static void report(Asset asset) {
    Credentials.Read read = Credentials.read(asset, TRUST, TestAuthority.NOW);
    for (Json document :
        new Json[] {CredentialLine.of("file", read), CrJson.of(read.validation(), "0")}) {
      json(document.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] manifest(String claimLabel, byte[] claim, byte[] assertions) {
    byte[] manifest =
        TestManifest.superbox(
            "c2ma",
            "urn:c2pa:fuzz",
            Embedders.join(
                TestManifest.superbox("c2as", "c2pa.assertions", assertions),
                TestManifest.superbox("c2cl", claimLabel, TestManifest.box("cbor", claim)),
                SIGNATURE));
    return TestManifest.superbox("c2pa", "c2pa", manifest);
  }

  private static byte[] signature() {
    byte[] manifest =
        new TestManifest(AUTHORITY.signer(Alg.ES256), "urn:c2pa:fuzz").make().box().toArray();
    // The signature is the last box of a manifest; its label stands once.
    byte[] mark = "c2cs".getBytes(StandardCharsets.US_ASCII);
    for (int at = manifest.length - mark.length; at >= 0; at--) {
      if (Arrays.equals(manifest, at, at + mark.length, mark, 0, mark.length)) {
        int start = at - 16;
        int length = ByteBuffer.wrap(manifest).getInt(start);
        return Arrays.copyOfRange(manifest, start, start + length);
      }
    }
    throw new IllegalStateException("no signature");
  }

  private static TrustConfig trust() {
    try {
      return TrustConfig.of(AUTHORITY.pem(), new byte[0], new byte[0]);
    } catch (MalformedMedia e) {
      throw new IllegalStateException(e);
    }
  }

  private static Asset picture() {
    try {
      return Asset.read(Bytes.of(Embedders.plain(AssetFormat.JPEG)));
    } catch (MalformedMedia e) {
      throw new IllegalStateException(e);
    }
  }
}
