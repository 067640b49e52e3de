package coop.byhand.media.c2pa.validate;

import static coop.byhand.media.c2pa.StatusCode.*;
import static coop.byhand.media.c2pa.TestManifest.box;
import static coop.byhand.media.c2pa.TestManifest.map;
import static coop.byhand.media.c2pa.TestManifest.superbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.TestAuthority;
import coop.byhand.media.c2pa.TestManifest;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.ManifestStore;
import coop.byhand.media.c2pa.cose.Alg;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules for one manifest, each broken once, without a file around it. */
class ManifestRulesTests {

  private static final TestAuthority.Signer SIGNER = new TestAuthority("rules").signer(Alg.ES256);
  private static final String LABEL = "urn:c2pa:one";
  private static final String PART = "c2pa.ingredient.v3";
  private static final Consumer<TestManifest> CAPTURED = m -> m.created("type");

  @Test
  void aSoundManifestBreaksNoRule() throws Exception {
    assertThat(faults(bound(CAPTURED))).isEmpty();
    assertThat(faults(bound(CAPTURED).first())).isEmpty();
    List<Finding> findings = findings(bound(CAPTURED), Set.of());
    assertThat(findings).extracting(Finding::code).containsOnly(ASSERTION_HASHED_URI_MATCH);
    assertThat(findings)
        .extracting(Finding::url)
        .containsExactly(
            "self#jumbf=/c2pa/urn:c2pa:one/c2pa.assertions/c2pa.actions.v2",
            "self#jumbf=/c2pa/urn:c2pa:one/c2pa.assertions/c2pa.hash.data");
  }

  @Test
  void aManifestHasOneBinding() throws Exception {
    assertThat(faults(manifest(CAPTURED))).containsExactly(CLAIM_HARD_BINDINGS_MISSING);
    assertThat(faults(bound(m -> m.created("type").assertion("c2pa.hash.boxes", map()))))
        .containsExactly(ASSERTION_MULTIPLE_HARD_BINDINGS);
  }

  @Test
  void aClaimIsOneAndReadable() throws Exception {
    byte[] claim = superbox("c2cl", "c2pa.claim", box("cbor", new byte[] {(byte) 0xa0}));
    byte[] second = superbox("c2cl", "c2pa.claim.v2", box("cbor", new byte[] {(byte) 0xa0}));
    byte[] broken = superbox("c2cl", "c2pa.claim", box("cbor", new byte[] {1}));
    assertThat(claims(new byte[0])).containsExactly(CLAIM_MISSING);
    assertThat(claims(claim, second)).containsExactly(CLAIM_MULTIPLE);
    assertThat(claims(broken)).containsExactly(CLAIM_CBOR_INVALID);
    assertThat(claims(claim)).isEmpty();
    assertThat(faults(bound(m -> m.created("type").claim("instanceID", 5))))
        .containsExactly(CLAIM_MALFORMED);
  }

  private static List<StatusCode> claims(byte[]... boxes) throws Exception {
    int length = Arrays.stream(boxes).mapToInt(one -> one.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    Arrays.stream(boxes).forEach(all::put);
    byte[] store = superbox("c2pa", "c2pa", superbox("c2ma", LABEL, all.array()));
    Ledger ledger = new Ledger(new Ledger.Budget());
    Manifest manifest = ManifestStore.read(ByteSlice.of(store)).active();
    boolean found = StructureRules.hasClaim(manifest, ledger);
    assertThat(found).isEqualTo(ledger.findings().isEmpty());
    return ledger.findings().stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "self#jumbf=c2pa.signature, true",
    "self#jumbf=/c2pa/urn:c2pa:one/c2pa.signature, true",
    "self#jumbf=/c2pa/urn:c2pa:two/c2pa.signature, false",
    "self#jumbf=c2pa.claim, false"
  })
  void aClaimNamesTheSignatureOfItsOwnManifest(String url, boolean own) throws Exception {
    Manifest manifest = read(bound(CAPTURED).claim("signature", url));
    assertThat(StructureRules.hasSignature(manifest, manifest.claim().orElseThrow()))
        .isEqualTo(own);
  }

  @Test
  void aHistoryBeginsOnceAndSaysHow() throws Exception {
    Object created = map("action", "c2pa.created", "digitalSourceType", "type");
    Object cropped = map("action", "c2pa.cropped");
    assertThat(actions(created, cropped)).isEmpty();
    assertThat(actions(cropped, created)).containsExactly(ASSERTION_ACTION_MALFORMED);
    assertThat(actions(created, created)).containsExactly(ASSERTION_ACTION_MALFORMED);
    assertThat(actions()).containsExactly(ASSERTION_ACTION_MALFORMED);
    assertThat(actions(map("action", "c2pa.created"))).containsExactly(ASSERTION_ACTION_MALFORMED);
    assertThat(actions(map("action", "c2pa.created", "digitalSourceType", " ")))
        .containsExactly(ASSERTION_ACTION_MALFORMED);
    assertThat(actions(created, map("when", "today"))).containsExactly(ASSERTION_ACTION_MALFORMED);
  }

  @Test
  void theFirstGenerationKnewFewerRules() throws Exception {
    Object bare = map("action", "c2pa.created");
    assertThat(faults(bound(m -> history(m, map("action", "c2pa.cropped"), bare)).first()))
        .isEmpty();
    assertThat(faults(bound(m -> history(m, map("action", "c2pa.placed"))).first())).isEmpty();
    assertThat(faults(bound(m -> history(m, map("when", "today"))).first()))
        .containsExactly(ASSERTION_ACTION_MALFORMED);
  }

  @Test
  void actionsNameIngredientsThatAreThere() throws Exception {
    assertThat(placing("componentOf", "c2pa.placed", PART, true)).isEmpty();
    assertThat(placing("componentOf", "c2pa.removed", PART, true)).isEmpty();
    assertThat(placing("parentOf", "c2pa.transcoded", PART, true)).isEmpty();
    assertThat(placing("componentOf", "c2pa.transcoded", PART, true))
        .containsExactly(ASSERTION_ACTION_INGREDIENT_MISMATCH);
    assertThat(placing("componentOf", "c2pa.placed", PART + "__1", true))
        .containsExactly(ASSERTION_ACTION_INGREDIENT_MISMATCH);
    assertThat(placing("componentOf", "c2pa.placed", PART, false))
        .containsExactly(ASSERTION_ACTION_INGREDIENT_MISMATCH);
    assertThat(placing("componentOf", "c2pa.cropped", PART + "__1", false)).isEmpty();
    Object created = map("action", "c2pa.created", "digitalSourceType", "type");
    for (String name : List.of("c2pa.placed", "c2pa.removed")) {
      assertThat(actions(created, map("action", name)))
          .containsExactly(ASSERTION_ACTION_INGREDIENT_MISMATCH);
    }
    assertThat(actions(created, map("action", "c2pa.repackaged"))).isEmpty();
    assertThat(actions(map("action", "c2pa.opened")))
        .containsExactly(ASSERTION_ACTION_INGREDIENT_MISMATCH);
    assertThat(actions(map("action", "c2pa.opened", "instanceId", "xmp:iid:1")))
        .containsExactly(ASSERTION_ACTION_INGREDIENT_MISMATCH);
  }

  private static List<StatusCode> placing(
      String relationship, String name, String part, boolean right) throws Exception {
    return faults(
        bound(m -> {
          m.ingredient(PART, relationship, Optional.empty(), List.of());
          byte[] hash = right ? m.hashOf(PART) : new byte[32];
          Object used = map("url", "self#jumbf=c2pa.assertions/" + part, "hash", hash);
          Object created = map("action", "c2pa.created", "digitalSourceType", "type");
          Object action = map("action", name, "parameters", map("ingredient", used));
          m.assertion("c2pa.actions.v2", map("actions", List.of(created, action)));
        }));
  }

  @Test
  void aBoundWatermarkHasASoftBinding() throws Exception {
    Object created = map("action", "c2pa.created", "digitalSourceType", "type");
    Object marked = map("action", "c2pa.watermarked.bound");
    assertThat(actions(created, marked)).containsExactly(ASSERTION_ACTION_SOFT_BINDING_MISSING);
    assertThat(
            faults(
                bound(m -> {
                  history(m, created, marked);
                  m.assertion("c2pa.soft-binding", map("alg", "x"));
                })))
        .isEmpty();
    assertThat(actions(created, map("action", "c2pa.watermarked"))).isEmpty();
  }

  @Test
  void everyAssertionIsListedThereAndUnchanged() throws Exception {
    assertThat(faults(bound(m -> m.created("type").wrongHash("c2pa.hash.data", new byte[32]))))
        .containsExactly(ASSERTION_HASHED_URI_MISMATCH);
    assertThat(faults(bound(CAPTURED).claim("created_assertions", List.of())))
        .contains(ASSERTION_UNDECLARED);
    assertThat(listing("self#jumbf=/c2pa/other/c2pa.assertions/x", Set.of()))
        .containsExactly(ASSERTION_OUTSIDE_MANIFEST);
    assertThat(listing("self#jumbf=c2pa.assertions/x", Set.of()))
        .containsExactly(ASSERTION_MISSING);
    assertThat(listing("self#jumbf=c2pa.assertions/x", Set.of("x"))).isEmpty();
    assertThat(listing("self#jumbf=c2pa.assertions/c2pa.hash.data", Set.of())).isEmpty();
    assertThat(faults(bound(CAPTURED), Set.of("c2pa.hash.data")))
        .containsExactly(ASSERTION_NOT_REDACTED);
  }

  private static List<StatusCode> listing(String url, Set<String> redacted) throws Exception {
    Object more = List.of(map("url", url, "hash", new byte[32]));
    return faults(bound(CAPTURED).claim("gathered_assertions", more), redacted);
  }

  @Test
  void hashesNeedAKnownAlgorithm() throws Exception {
    assertThat(faults(bound(CAPTURED).claim("alg", "md5")))
        .containsExactly(ALGORITHM_UNSUPPORTED, ALGORITHM_UNSUPPORTED);
    TestManifest without = bound(CAPTURED).claim("alg", 5);
    assertThatThrownBy(() -> faults(without)).isInstanceOf(MalformedMedia.class);
    Manifest manifest = read(without);
    Ledger ledger = new Ledger(new Ledger.Budget());
    AssertionRules.check(
        new ManifestCase(manifest, manifest.claim().orElseThrow(), Set.of(), false, ledger));
    assertThat(ledger.findings())
        .extracting(Finding::code)
        .containsExactly(ALGORITHM_UNSUPPORTED, ALGORITHM_UNSUPPORTED);
  }

  @Test
  void assertionsHaveTheFormOfTheirKind() throws Exception {
    assertThat(json("c2pa.metadata", "{}")).containsExactly(ASSERTION_JSON_INVALID);
    assertThat(json("cawg.metadata", "{}")).containsExactly(ASSERTION_JSON_INVALID);
    assertThat(json("c2pa.metadata", "{\"@context\":{}}")).isEmpty();
    assertThat(json("org.own", "{}")).isEmpty();
    assertThat(json("org.own", "{")).containsExactly(ASSERTION_JSON_INVALID);
    assertThat(json("c2pa.time-stamp", "{}")).containsExactly(ASSERTION_TIMESTAMP_MALFORMED);
    assertThat(json("c2pa.time-stamp", "[1]")).containsExactly(ASSERTION_TIMESTAMP_MALFORMED);
    assertThat(json("c2pa.time-stamp", "{\"m\":\"t\"}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "c2pa.thumbnail, true,",
    "c2pa.thumbnail, false, ASSERTION_CLOUD_DATA_MALFORMED",
    ", true, ASSERTION_CLOUD_DATA_MALFORMED",
    "c2pa.hash.data, true, ASSERTION_CLOUD_DATA_HARD_BINDING",
    "c2pa.actions.v2, true, ASSERTION_CLOUD_DATA_ACTIONS"
  })
  void contentThatLiesElsewhereIsNeitherBindingNorHistory(
      String label, boolean located, StatusCode code) throws Exception {
    String json =
        "{\"x\":1"
            + (label == null ? "" : ",\"label\":\"" + label + "\"")
            + (located ? ",\"location\":{}" : "")
            + "}";
    assertThat(json("c2pa.cloud-data", json)).isEqualTo(code == null ? List.of() : List.of(code));
  }

  private static List<StatusCode> json(String label, String content) throws Exception {
    return faults(bound(m -> m.created("type").json(label, content)));
  }

  @Test
  void anIngredientSaysHowItBelongsAndWhatWasFound() throws Exception {
    Map<String, Object> uri = map("url", "self#jumbf=/c2pa/old", "hash", new byte[32]);
    Map<String, Object> found = map("activeManifest", map());
    assertThat(ingredient(PART, map("relationship", "inputTo"))).isEmpty();
    assertThat(ingredient(PART, map("relationship", "cousinOf")))
        .containsExactly(ASSERTION_INGREDIENT_MALFORMED);
    assertThat(ingredient(PART, map("relationship", "inputTo", "activeManifest", uri)))
        .containsExactly(ASSERTION_INGREDIENT_MALFORMED);
    assertThat(
            ingredient(
                PART,
                map("relationship", "inputTo", "activeManifest", uri, "validationResults", found)))
        .isEmpty();
    assertThat(ingredient(PART, map("relationship", "inputTo", "claimSignature", uri)))
        .containsExactly(ASSERTION_INGREDIENT_MALFORMED);
    assertThat(
            ingredient("c2pa.ingredient.v2", map("relationship", "inputTo", "c2pa_manifest", uri)))
        .isEmpty();
    assertThat(
            ingredient("c2pa.ingredient.v2", map("relationship", "inputTo", "claimSignature", uri)))
        .isEmpty();
  }

  private static List<StatusCode> ingredient(String label, Object content) throws Exception {
    return faults(bound(m -> m.created("type").assertion(label, content)));
  }

  @Test
  void anUpdateAndATimeStampHaveOneParentWithManifest() throws Exception {
    Consumer<TestManifest> published = m -> history(m, map("action", "c2pa.published"));
    Map<String, Object> uri = map("url", "self#jumbf=/c2pa/old", "hash", new byte[32]);
    Map<String, Object> parent =
        map(
            "relationship",
            "parentOf",
            "activeManifest",
            uri,
            "validationResults",
            map("activeManifest", map()));
    assertThat(faults(manifest(published).assertion(PART, parent).update())).isEmpty();
    assertThat(faults(manifest(published).update())).containsExactly(MANIFEST_UPDATE_WRONG_PARENTS);
    parent.put("relationship", "inputTo");
    assertThat(faults(manifest(published).assertion(PART, parent).update()))
        .containsExactly(MANIFEST_UPDATE_WRONG_PARENTS);
    assertThat(
            faults(manifest(published).assertion(PART, map("relationship", "parentOf")).update()))
        .containsExactly(MANIFEST_UPDATE_WRONG_PARENTS);
  }

  @Test
  void redactionsSpareActionsAndBindings() throws Exception {
    String old = "self#jumbf=/c2pa/old/c2pa.assertions/";
    assertThat(redacting(old + "c2pa.actions")).containsExactly(ASSERTION_ACTION_REDACTED);
    assertThat(redacting(old + "c2pa.actions.v2__1")).containsExactly(ASSERTION_ACTION_REDACTED);
    assertThat(redacting(old + "c2pa.hash.boxes")).containsExactly(ASSERTION_HARD_BINDING_REDACTED);
    assertThat(redacting(old + "c2pa.metadata")).isEmpty();
    assertThat(redacting("self#jumbf=c2pa.assertions/x")).containsExactly(ASSERTION_SELF_REDACTED);
  }

  private static List<StatusCode> redacting(String url) throws Exception {
    return faults(bound(CAPTURED).redact(url));
  }

  @Test
  void allLedgersOfAStoreShareALimit() throws Exception {
    Ledger.Budget budget = new Ledger.Budget();
    Finding one = new Finding(GENERAL_ERROR, "u", "why");
    Ledger first = new Ledger(budget);
    first.addAll(Collections.nCopies(Ledger.MAX_FINDINGS - 1, one));
    Ledger second = new Ledger(budget);
    second.add(GENERAL_ERROR, "u", "why");
    assertThat(second.findings()).containsExactly(one);
    assertThatThrownBy(() -> second.add(GENERAL_ERROR, "u", "why"))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.TOO_MANY_PARTS));
    assertThat(first.findings()).hasSize(Ledger.MAX_FINDINGS - 1);
  }

  private static List<StatusCode> actions(Object... actions) throws Exception {
    return faults(bound(m -> history(m, actions)));
  }

  private static void history(TestManifest manifest, Object... actions) {
    manifest.assertion("c2pa.actions.v2", map("actions", List.of(actions)));
  }

  private static TestManifest bound(Consumer<TestManifest> more) {
    return manifest(more).dataHash(0, 0, new byte[32]);
  }

  private static TestManifest manifest(Consumer<TestManifest> more) {
    TestManifest manifest = new TestManifest(SIGNER, LABEL);
    more.accept(manifest);
    return manifest;
  }

  private static Manifest read(TestManifest manifest) throws MalformedMedia {
    return ManifestStore.read(TestManifest.store(manifest.make())).active();
  }

  private static List<StatusCode> faults(TestManifest manifest) throws MalformedMedia {
    return faults(manifest, Set.of());
  }

  private static List<StatusCode> faults(TestManifest manifest, Set<String> redacted)
      throws MalformedMedia {
    return findings(manifest, redacted).stream()
        .filter(Finding::isFailure)
        .map(Finding::code)
        .toList();
  }

  private static List<Finding> findings(TestManifest made, Set<String> redacted)
      throws MalformedMedia {
    Manifest manifest = read(made);
    Ledger ledger = new Ledger(new Ledger.Budget());
    ManifestCase one =
        new ManifestCase(manifest, manifest.claim().orElseThrow(), redacted, true, ledger);
    AssertionRules.check(one);
    StructureRules.check(one);
    ActionRules.check(one);
    return ledger.findings();
  }
}
