package coop.byhand.media.c2pa;

import static coop.byhand.media.c2pa.TestManifest.map;

import coop.byhand.media.c2pa.TestManifest.Made;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.asset.ByteRange;
import coop.byhand.media.c2pa.cose.Alg;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import coop.byhand.media.container.Bytes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Signs small files of any container for tests, and judges them with the same authority. */
final class SignedFiles {

  static final String IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
  static final String ACTIVE = "urn:c2pa:active";
  static final String PARENT = "urn:c2pa:parent";
  static final String INGREDIENT = "c2pa.ingredient.v3";
  static final TestAuthority HOUSE = new TestAuthority("house");
  static final TestAuthority.Signer SIGNER = HOUSE.signer(Alg.ES256);
  static final Instant NOW = TestAuthority.NOW;

  private SignedFiles() {}

  /** A file and the active manifest in it. */
  record Signed(byte[] file, Made made) {}

  /** What a manifest says of a file that is laid out already; its length may not depend on it. */
  interface Content {
    void write(TestManifest manifest, byte[] file, ByteRange store) throws Exception;
  }

  /** Lays a file out, hashes it and signs it, until nothing moves any more. */
  static Signed sign(AssetFormat format, byte[] plain, Content content, Made... before)
      throws Exception {
    byte[] file = Embedders.into(format, plain, Embedders.store(70), 0x211);
    Made made = null;
    for (int pass = 0; pass < 4; pass++) {
      TestManifest manifest = new TestManifest(SIGNER, ACTIVE);
      content.write(
          manifest, file, Asset.read(Bytes.of(file)).store().orElseThrow().ranges().getFirst());
      made = manifest.make();
      file = Embedders.into(format, plain, store(made, before), 0x211);
    }
    return new Signed(file, java.util.Objects.requireNonNull(made));
  }

  /** A store with this manifest as the active one. */
  static byte[] store(Made active, Made... before) {
    List<Made> all = new ArrayList<>(List.of(before));
    all.add(active);
    return TestManifest.store(all.toArray(new Made[0])).toArray();
  }

  /** A PNG that says this and is bound by a data hash. */
  static Signed png(Consumer<TestManifest> more, Made... before) throws Exception {
    return sign(
        AssetFormat.PNG,
        Embedders.plain(AssetFormat.PNG),
        (manifest, file, store) -> {
          more.accept(manifest);
          bind(manifest, file, store);
        },
        before);
  }

  /** Binds a manifest to everything but its store. */
  static void bind(TestManifest manifest, byte[] file, ByteRange store) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(file, 0, (int) store.start());
    digest.update(Arrays.copyOfRange(file, (int) store.end(), file.length));
    manifest.dataHash(store.start(), store.length(), digest.digest());
  }

  /** The manifest of something that was an asset once. */
  static Made parent(Consumer<TestManifest> more) {
    TestManifest manifest =
        new TestManifest(SIGNER, PARENT)
            .created(IPTC + "digitalCapture")
            .dataHash(0, 0, new byte[32]);
    more.accept(manifest);
    return manifest.make();
  }

  /** Opens the ingredient, which was added before, and goes on with further actions. */
  static void opened(TestManifest manifest, Object... further) {
    List<Object> actions = new ArrayList<>();
    Object used =
        map("url", "self#jumbf=c2pa.assertions/" + INGREDIENT, "hash", manifest.hashOf(INGREDIENT));
    actions.add(map("action", "c2pa.opened", "parameters", map("ingredients", List.of(used))));
    actions.addAll(List.of(further));
    manifest.assertion("c2pa.actions.v2", map("actions", actions));
  }

  /** Takes a parent in and opens it. */
  static void opens(TestManifest manifest, Made parent, Object... further) {
    manifest.ingredient(INGREDIENT, "parentOf", Optional.of(parent), List.of());
    opened(manifest, further);
  }

  static Credentials.Read read(byte[] file) throws Exception {
    return read(Asset.read(Bytes.of(file)));
  }

  static Credentials.Read read(Asset asset) {
    byte[] none = new byte[0];
    try {
      return Credentials.read(asset, TrustConfig.of(HOUSE.pem(), none, none), NOW);
    } catch (coop.byhand.media.MalformedMedia e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> failures(Credentials.Read read) {
    return read.validation().codes(StatusCode.Kind.FAILURE);
  }

  /** Codes of one kind that are new about ingredients. */
  static List<String> deltas(Credentials.Read read, StatusCode.Kind kind) {
    List<Finding> all =
        read.validation().deltas().stream()
            .map(IngredientDelta::findings)
            .flatMap(List::stream)
            .toList();
    return ValidationReport.codes(all, kind);
  }
}
