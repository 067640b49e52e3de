package coop.byhand.media.c2pa;

import static coop.byhand.media.c2pa.SignedFiles.INGREDIENT;
import static coop.byhand.media.c2pa.SignedFiles.IPTC;
import static coop.byhand.media.c2pa.SignedFiles.PARENT;
import static coop.byhand.media.c2pa.SignedFiles.SIGNER;
import static coop.byhand.media.c2pa.SignedFiles.deltas;
import static coop.byhand.media.c2pa.SignedFiles.failures;
import static coop.byhand.media.c2pa.SignedFiles.opened;
import static coop.byhand.media.c2pa.SignedFiles.opens;
import static coop.byhand.media.c2pa.SignedFiles.parent;
import static coop.byhand.media.c2pa.SignedFiles.png;
import static coop.byhand.media.c2pa.SignedFiles.read;
import static coop.byhand.media.c2pa.TestManifest.map;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.StatusCode.Kind;
import coop.byhand.media.c2pa.TestManifest.Made;
import coop.byhand.media.c2pa.asset.AssetFormat;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.signal.Making;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingredients and what may happen to them: redaction, updates, cycles, faults that are new. */
class ParentsAndUpdatesTests {

  private static final String PLACE = "org.test.place";
  private static final String UPDATE = "urn:c2pa:update";

  private static String inParent(String assertion) {
    return "self#jumbf=/c2pa/" + PARENT + "/c2pa.assertions/" + assertion;
  }

  private static Object redaction(String assertion) {
    return map(
        "action",
        "c2pa.redacted",
        "reason",
        "c2pa.PII.present",
        "parameters",
        map("redacted", inParent(assertion)));
  }

  private static Made withPlace() {
    return parent(m -> m.assertion(PLACE, map("town", "somewhere")));
  }

  private static Consumer<TestManifest> redacting(Made parent, String assertion) {
    return m -> {
      opens(m, parent, redaction(assertion));
      m.redact(inParent(assertion));
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAssertionOfAParentMayBeTakenOutIfTheSignerSaysSo(boolean blanked) throws Exception {
    Made parent = withPlace();
    Made left = blanked ? StoreSurgery.blanked(parent, PLACE) : StoreSurgery.without(parent, PLACE);
    Credentials.Read read = read(png(redacting(parent, PLACE), left).file());
    assertThat(failures(read)).isEmpty();
    assertThat(deltas(read, Kind.FAILURE)).isEmpty();
    assertThat(deltas(read, Kind.SUCCESS)).contains("ingredient.claimSignature.validated");
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
  }

  @Test
  void takingOutInSilenceIsFound() throws Exception {
    Made parent = withPlace();
    Credentials.Read read =
        read(png(m -> opens(m, parent), StoreSurgery.without(parent, PLACE)).file());
    assertThat(deltas(read, Kind.FAILURE))
        .contains("assertion.missing", "ingredient.manifest.mismatch");
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
    assertThat(read.signals().brokenParents()).isNotEmpty();
  }

  @Test
  void whatIsCalledRedactedHasToBeGone() throws Exception {
    Made parent = withPlace();
    Credentials.Read read = read(png(redacting(parent, PLACE), parent).file());
    assertThat(deltas(read, Kind.FAILURE)).containsExactly("assertion.notRedacted");
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "c2pa.actions.v2, assertion.action.redacted",
    "c2pa.hash.data, assertion.hardBinding.redacted"
  })
  void actionsAndBindingsMayNotBeTakenOut(String assertion, String code) throws Exception {
    Made parent = withPlace();
    Made left = StoreSurgery.without(parent, assertion);
    Credentials.Read read = read(png(redacting(parent, assertion), left).file());
    assertThat(failures(read)).containsExactly(code);
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
  }

  @Test
  void nobodyRedactsTheOwnManifestAndEveryRedactionIsListed() throws Exception {
    Made parent = withPlace();
    String own = "self#jumbf=/c2pa/" + SignedFiles.ACTIVE + "/c2pa.assertions/" + PLACE;
    Credentials.Read self =
        read(
            png(
                    m -> {
                      opens(m, parent);
                      m.assertion(PLACE, map("town", "x")).redact(own);
                    },
                    parent)
                .file());
    assertThat(failures(self)).containsExactly("assertion.selfRedacted");
    Credentials.Read unlisted = read(png(m -> opens(m, parent, redaction(PLACE)), parent).file());
    assertThat(failures(unlisted)).containsExactly("assertion.action.redactionMismatch");
  }

  @Test
  void afterARedactionTheSignatureHasToBeTheSame() throws Exception {
    Made parent = withPlace();
    Made other = StoreSurgery.without(withPlace(), PLACE);
    assertThat(other.signatureHash()).isNotEqualTo(parent.signatureHash());
    Credentials.Read read = read(png(redacting(parent, PLACE), other).file());
    assertThat(deltas(read, Kind.FAILURE)).containsExactly("ingredient.claimSignature.mismatch");
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
  }

  /** A file with one manifest, to which this update was added afterwards. */
  private static Credentials.Read updated(Consumer<TestManifest> more, Object... further)
      throws Exception {
    Made first = png(m -> m.created(IPTC + "digitalCapture")).made();
    TestManifest update = new TestManifest(SIGNER, UPDATE).update();
    opens(update, first, further);
    more.accept(update);
    return read(Embedders.with(AssetFormat.PNG, SignedFiles.store(update.make(), first)));
  }

  @Test
  void anUpdateLeavesTheBindingOfItsParentInForce() throws Exception {
    Credentials.Read read = updated(m -> {}, map("action", "c2pa.edited.metadata"));
    assertThat(failures(read)).isEmpty();
    assertThat(deltas(read, Kind.FAILURE)).isEmpty();
    assertThat(read.validation().codes(Kind.SUCCESS)).contains("assertion.dataHash.match");
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.HUMAN);
  }

  @Test
  void belowAnUpdateAChangedByteIsFound() throws Exception {
    Made first = png(m -> m.created(IPTC + "digitalCapture")).made();
    TestManifest update = new TestManifest(SIGNER, UPDATE).update();
    opens(update, first);
    byte[] file = Embedders.with(AssetFormat.PNG, SignedFiles.store(update.make(), first));
    file[file.length - 14] ^= 1;
    assertThat(failures(read(file))).containsExactly("assertion.dataHash.mismatch");
  }

  @Test
  void anUpdateChangesNothingOfTheAsset() throws Exception {
    assertThat(failures(updated(m -> m.dataHash(0, 0, new byte[32]))))
        .contains("manifest.update.invalid");
    assertThat(failures(updated(m -> m.file("c2pa.thumbnail.claim", "image/png", new byte[9]))))
        .containsExactly("manifest.update.invalid");
    assertThat(failures(updated(m -> {}, map("action", "c2pa.cropped"))))
        .containsExactly("manifest.update.invalid");
  }

  @Test
  void anUpdateHasOneParentAndNothingElse() throws Exception {
    Made other = parent(m -> {});
    Credentials.Read two =
        updated(m -> m.ingredient(INGREDIENT + "__1", "parentOf", Optional.of(other), List.of()));
    assertThat(failures(two)).contains("manifest.update.wrongParents", "manifest.multipleParents");
    TestManifest orphan = new TestManifest(SIGNER, UPDATE).update();
    orphan.assertion("c2pa.actions.v2", map("actions", List.of(map("action", "c2pa.published"))));
    Credentials.Read none = read(Embedders.with(AssetFormat.PNG, SignedFiles.store(orphan.make())));
    assertThat(failures(none))
        .contains("manifest.update.wrongParents", "claim.hardBindings.missing");
  }

  @Test
  void aStandardManifestHasOneParentAtMost() throws Exception {
    Made parent = withPlace();
    Credentials.Read read =
        read(
            png(
                    m -> {
                      opens(m, parent);
                      m.ingredient(INGREDIENT + "__1", "parentOf", Optional.of(parent), List.of());
                    },
                    parent)
                .file());
    assertThat(failures(read)).containsExactly("manifest.multipleParents");
  }

  @Test
  void whatIsAnIngredientOfItselfIsMalformedAndEnds() throws Exception {
    Made unknown = new Made(SignedFiles.ACTIVE, ByteSlice.EMPTY, new byte[32], new byte[32]);
    Made circle =
        parent(m -> m.ingredient(INGREDIENT, "componentOf", Optional.of(unknown), List.of()));
    Credentials.Read read = read(png(m -> opens(m, circle), circle).file());
    assertThat(deltas(read, Kind.FAILURE)).containsExactly("assertion.ingredient.malformed");
    assertThat(read.validation().state()).isEqualTo(State.INVALID);
    assertThat(read.validation().manifests()).hasSize(2);
  }

  @Tag("slow")
  @Test
  void aHistoryDeeperThanTheLimitIsAFaultAndNoCrash() throws Exception {
    assertThat(deltas(read(chain(200)), Kind.FAILURE)).isEmpty();
    Credentials.Read deep = read(chain(202));
    assertThat(deltas(deep, Kind.FAILURE)).containsExactly("general.error");
    assertThat(deep.validation().state()).isEqualTo(State.INVALID);
  }

  /** So many manifests, each the parent of the next. */
  private static byte[] chain(int manifests) throws Exception {
    List<Made> all = new ArrayList<>(List.of(parent(m -> {})));
    while (all.size() < manifests - 1) {
      TestManifest next = new TestManifest(SIGNER, "urn:c2pa:" + all.size());
      opens(next, all.getLast());
      all.add(next.dataHash(0, 0, new byte[32]).make());
    }
    return png(m -> opens(m, all.getLast()), all.toArray(new Made[0])).file();
  }

  @Test
  void aFaultOfAParentCountsUnlessItsTakerRecordedIt() throws Exception {
    Made faulty = parent(m -> m.assertion(PLACE, map("town", "x")).wrongHash(PLACE, new byte[32]));
    Credentials.Read silent = read(png(m -> opens(m, faulty), faulty).file());
    assertThat(deltas(silent, Kind.FAILURE)).containsExactly("assertion.hashedURI.mismatch");
    assertThat(failures(silent)).isEmpty();
    assertThat(silent.validation().state()).isEqualTo(State.INVALID);
    Credentials.Read frank =
        read(png(m -> records(m, faulty, "assertion.hashedURI.mismatch"), faulty).file());
    assertThat(deltas(frank, Kind.FAILURE)).isEmpty();
    assertThat(frank.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(frank.signals().brokenParents()).hasSize(1);
    assertThat(frank.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
    Credentials.Read other =
        read(png(m -> records(m, faulty, "assertion.dataHash.mismatch"), faulty).file());
    assertThat(deltas(other, Kind.FAILURE)).containsExactly("assertion.hashedURI.mismatch");
    assertThat(other.validation().state()).isEqualTo(State.INVALID);
  }

  /** Takes a parent in and records a failure of the assertion that is at fault. */
  private static void records(TestManifest manifest, Made parent, String code) {
    String url = "self#jumbf=/c2pa/" + parent.label();
    Object failure = map("code", code, "url", inParent(PLACE));
    Object results =
        map("success", List.of(), "informational", List.of(), "failure", List.of(failure));
    manifest.assertion(
        INGREDIENT,
        map(
            "relationship",
            "parentOf",
            "activeManifest",
            map("url", url, "hash", parent.manifestHash()),
            "claimSignature",
            map("url", url + "/c2pa.signature", "hash", parent.signatureHash()),
            "validationResults",
            map("activeManifest", results)));
    opened(manifest);
  }

  @Test
  void anIngredientWithoutManifestIsSaidAndLeavesTheMakingOpen() throws Exception {
    Credentials.Read read =
        read(
            png(
                    m -> {
                      m.ingredient(INGREDIENT, "parentOf", Optional.empty(), List.of());
                      opened(m);
                    })
                .file());
    assertThat(deltas(read, Kind.INFORMATIONAL)).containsExactly("ingredient.unknownProvenance");
    assertThat(read.validation().state()).isEqualTo(State.TRUSTED);
    assertThat(read.signals().unknownIngredients()).hasSize(1);
    assertThat(read.signals().making().maker()).isEqualTo(Making.Maker.UNKNOWN);
  }
}
