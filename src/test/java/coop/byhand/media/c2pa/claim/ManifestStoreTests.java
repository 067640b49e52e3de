package coop.byhand.media.c2pa.claim;

import static coop.byhand.media.c2pa.TestManifest.box;
import static coop.byhand.media.c2pa.TestManifest.superbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.byhand.media.MalformedMedia;
import coop.byhand.media.MediaRule;
import coop.byhand.media.c2pa.StoreSurgery;
import coop.byhand.media.c2pa.TestCbor;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.jumbf.JumbfBox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which boxes of a store are manifests, and what is found in them. */
class ManifestStoreTests {

  private static final byte[] NONE = new byte[0];

  @Test
  void allKindsOfManifestsAreReadAndTheLastIsActive() throws MalformedMedia {
    byte[] folded = StoreSurgery.brotli(superbox("c2um", "four", NONE));
    byte[] brob = box("brob", join("jumb".getBytes(StandardCharsets.US_ASCII), folded));
    ManifestStore store =
        store(
            superbox("c2ma", "one", NONE),
            superbox("else", "two", NONE),
            superbox("c2tm", "three", NONE),
            superbox("c2cm", "four", brob),
            superbox("c2um", "five", NONE));
    assertThat(store.manifests())
        .extracting(manifest -> manifest.label() + " " + manifest.kind())
        .containsExactly("one STANDARD", "three TIME_STAMP", "four UPDATE", "five UPDATE");
    assertThat(store.manifests())
        .extracting(Manifest::isCompressed)
        .containsExactly(false, false, true, false);
    assertThat(store.active().label()).isEqualTo("five");
    assertThat(store.isActive(store.manifests().getLast())).isTrue();
    assertThat(store.isActive(store.manifests().getFirst())).isFalse();
    assertThat(store.find("three")).contains(store.manifests().get(1));
    assertThat(store.find("two")).isEmpty();
  }

  @Test
  void aStoreIsAStoreAndHasAManifest() {
    assertBroken(superbox("c2ma", "c2pa", superbox("c2ma", "m", NONE)));
    assertBroken(superbox("c2pa", "c2pa", superbox("else", "m", NONE)));
  }

  @Test
  void aStoreHasAThousandManifestsAtMost() throws MalformedMedia {
    List<byte[]> manifests = new ArrayList<>();
    for (int i = 0; i < ManifestStore.MAX_MANIFESTS; i++) {
      manifests.add(superbox("c2ma", "m" + i, NONE));
    }
    assertThat(store(manifests.toArray(byte[][]::new)).manifests())
        .hasSize(ManifestStore.MAX_MANIFESTS);
    manifests.add(superbox("c2ma", "more", NONE));
    assertThatThrownBy(() -> store(manifests.toArray(byte[][]::new)))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.TOO_MANY_PARTS));
  }

  @Test
  void theClaimIsTheFirstOfAKnownVersion() throws MalformedMedia {
    byte[] claim = box("cbor", TestCbor.of(Map.of("signature", "s")).toArray());
    Manifest manifest =
        store(
                superbox(
                    "c2ma",
                    "m",
                    join(
                        superbox("c2cl", "c2pa.claim.v3", claim),
                        superbox("else", "c2pa.claim", claim),
                        superbox("c2cl", "c2pa.claim.v2", claim))))
            .active();
    assertThat(manifest.claims()).isEqualTo(1);
    assertThat(manifest.claim().map(Claim::version)).contains(2);
    assertThat(manifest.claimUrl()).isEqualTo("self#jumbf=/c2pa/m/c2pa.claim.v2");
    assertThat(manifest.signatureBox()).isEmpty();
  }

  @Test
  void aClaimThatCannotBeReadIsCountedAndNotThere() throws MalformedMedia {
    Manifest manifest =
        store(superbox("c2ma", "m", superbox("c2cl", "c2pa.claim", box("cbor", NONE)))).active();
    assertThat(manifest.claims()).isEqualTo(1);
    assertThat(manifest.claim()).isEmpty();
    assertThat(manifest.url()).isEqualTo("self#jumbf=/c2pa/m");
    assertThat(manifest.claimUrl()).isEqualTo("self#jumbf=/c2pa/m/c2pa.claim");
    assertThat(manifest.signatureUrl()).isEqualTo("self#jumbf=/c2pa/m/c2pa.signature");
  }

  @Test
  void actionsFollowTheOrderOfTheClaimAndTheUndeclaredComeLast() throws MalformedMedia {
    byte[] claim =
        box(
            "cbor",
            TestCbor.of(
                    Map.of("assertions", List.of(uri("c2pa.actions__3"), uri("c2pa.actions__2"))))
                .toArray());
    Manifest manifest =
        manifest(
            superbox("c2cl", "c2pa.claim", claim),
            actions("c2pa.actions", "undeclared"),
            actions("c2pa.actions__2", "second"),
            actions("c2pa.actions__3", "first"));
    assertThat(manifest.actions())
        .extracting(Action::name)
        .containsExactly("first", "second", "undeclared");
    assertThat(manifest.ingredients()).isEmpty();
    assertThat(manifest.at("c2pa.assertions/c2pa.actions").map(JumbfBox::label))
        .contains("c2pa.actions");
    assertThat(manifest.at("").map(JumbfBox::label)).contains("m");
    assertThat(manifest.at("c2pa.assertions/none")).isEmpty();
  }

  @Test
  void ingredientsPreferencesAndTheSignatureAreFound() throws MalformedMedia {
    byte[] ingredient = box("cbor", TestCbor.of(Map.of("dc:title", "title")).toArray());
    byte[] preference =
        box("cbor", TestCbor.of(Map.of("entries", Map.of("c2pa.ai_training", Map.of()))).toArray());
    Manifest manifest =
        manifest(
            superbox("c2cs", "c2pa.signature", NONE),
            superbox("cbor", "c2pa.ingredient.v2", ingredient),
            superbox("cbor", "c2pa.training-mining", preference));
    assertThat(manifest.ingredients()).extracting(Ingredient::version).containsExactly(2);
    assertThat(manifest.trainingEntries())
        .extracting(TrainingEntry::entry)
        .containsExactly("c2pa.ai_training");
    assertThat(manifest.signatureBox().map(JumbfBox::label)).contains("c2pa.signature");
  }

  /** Eleven megabytes of padding in 62 bytes: two of them are more than a store may have. */
  @Test
  void allManifestsTogetherUnfoldToNoMoreThanAStoreMayHave() throws MalformedMedia {
    byte[] stream =
        HexFormat.of()
            .parseHex(
                "9f2a00b0f81f076e2ccd426838f323889d87617180599469953e045319d5006a809b62200392e8b1"
                    + "72a0087a9a5f2c54f9ec1e5321c76f7c83273df7fe15");
    byte[] brob = box("brob", join("jumb".getBytes(StandardCharsets.US_ASCII), stream));
    Manifest one = store(superbox("c2cm", "one", brob)).active();
    assertThat(one.open().payload().length()).isGreaterThan(ManifestStore.MAX_UNFOLDED / 2);
    assertThatThrownBy(() -> store(superbox("c2cm", "one", brob), superbox("c2cm", "two", brob)))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.UNFOLDS_TOO_FAR));
  }

  /** A manifest with these assertions and one box behind them. */
  private static Manifest manifest(byte[] last, byte[]... assertions) throws MalformedMedia {
    byte[] store = superbox("c2as", "c2pa.assertions", join(assertions));
    return store(superbox("c2ma", "m", join(store, last))).active();
  }

  private static Map<String, Object> uri(String label) {
    return Map.of("url", "self#jumbf=c2pa.assertions/" + label, "hash", new byte[1]);
  }

  private static byte[] actions(String label, String name) {
    Map<String, Object> content = Map.of("actions", List.of(Map.of("action", name)));
    return superbox("cbor", label, box("cbor", TestCbor.of(content).toArray()));
  }

  private static void assertBroken(byte[] bytes) {
    assertThatThrownBy(() -> ManifestStore.read(ByteSlice.of(bytes)))
        .isInstanceOfSatisfying(
            MalformedMedia.class, e -> assertThat(e.rule()).isEqualTo(MediaRule.BROKEN));
  }

  private static ManifestStore store(byte[]... manifests) throws MalformedMedia {
    return ManifestStore.read(ByteSlice.of(superbox("c2pa", "c2pa", join(manifests))));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
