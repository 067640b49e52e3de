package coop.byhand.media.c2pa.claim;

import static coop.byhand.media.c2pa.TestManifest.box;
import static coop.byhand.media.c2pa.TestManifest.superbox;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Assertion.BrokenContent;
import coop.byhand.media.c2pa.claim.Assertion.CborContent;
import coop.byhand.media.c2pa.claim.Assertion.FileContent;
import coop.byhand.media.c2pa.claim.Assertion.JsonContent;
import coop.byhand.media.c2pa.claim.Assertion.OtherContent;
import coop.byhand.media.c2pa.claim.Assertion.RedactedContent;
import coop.byhand.media.c2pa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an assertion holds and how it is called. */
class AssertionTests {

  private static final byte[] NONE = new byte[0];

  @Test
  void contentIsReadByItsKind() {
    Assertion cbor = Boxes.cbor("a", Map.of("k", "v"));
    assertThat(cbor.label()).isEqualTo("a");
    assertThat(cbor.content()).isInstanceOf(CborContent.class);
    assertThat(cbor.cbor().flatMap(content -> content.text("k"))).contains("v");
    assertThat(cbor.json().flatMap(json -> json.text("k"))).contains("v");
    Assertion json = Boxes.json("a", "{\"k\":\"v\"}");
    assertThat(json.content()).isInstanceOf(JsonContent.class);
    assertThat(json.cbor()).isEmpty();
    assertThat(json.json().flatMap(value -> value.text("k"))).contains("v");
  }

  @Test
  void anEmbeddedFileHasTheMediaTypeItsDescriptionNames() {
    byte[] file = {1, 2, 3};
    assertThat(file("\0image/png\0name.png\0", file)).isEqualTo("image/png");
    assertThat(file("\0image/png", file)).isEqualTo("image/png");
    assertThat(file("", file)).isEmpty();
    Assertion bare = Boxes.assertion("a", box("bidb", file));
    assertThat(bare.content()).isEqualTo(new FileContent("", ByteSlice.of(file)));
    assertThat(bare.json()).isEmpty();
    assertThat(bare.cbor()).isEmpty();
  }

  @Test
  void nothingOrZeroBytesAreARedactedAssertion() {
    for (byte[] content : List.of(NONE, new byte[1], new byte[40])) {
      for (String kind : List.of("cbor", "json", "else")) {
        Assertion assertion = Boxes.assertion("a", box(kind, content));
        assertThat(assertion.content()).isEqualTo(new RedactedContent());
        assertThat(assertion.json()).isEmpty();
      }
    }
    assertThat(Boxes.assertion("a").content()).isEqualTo(new RedactedContent());
  }

  @Test
  void whatIsNotReadIsThereAllTheSame() {
    Assertion other = Boxes.assertion("a", box("else", new byte[] {0, 0, 1}));
    assertThat(other.content()).isEqualTo(new OtherContent());
    assertThat(other.json()).isEmpty();
    byte[] inner = superbox("cbor", "b", NONE);
    assertThat(Boxes.assertion("a", inner).content()).isEqualTo(new OtherContent());
  }

  @Test
  void contentThatBreaksItsFormatIsKeptAsBroken() {
    Assertion cbor = Boxes.assertion("a", box("cbor", new byte[] {(byte) 0xff}));
    assertThat(cbor.content()).isEqualTo(new BrokenContent(StatusCode.ASSERTION_CBOR_INVALID));
    assertThat(cbor.json()).isEmpty();
    assertThat(Boxes.json("a", "{").content())
        .isEqualTo(new BrokenContent(StatusCode.ASSERTION_JSON_INVALID));
  }

  @ParameterizedTest
  @CsvSource({
    "c2pa.actions, c2pa.actions, 1",
    "c2pa.actions.v2, c2pa.actions.v2, 2",
    "c2pa.actions.v2__3, c2pa.actions.v2, 2",
    "c2pa.actions__3, c2pa.actions, 1",
    "c2pa.actions.v12, c2pa.actions.v12, 12",
    "c2pa.actions.version, c2pa.actions.version, 1",
    ".v3, .v3, 3"
  })
  void aLabelHasAKindAVersionAndANumber(String label, String kind, int version) {
    Assertion assertion = Boxes.cbor(label, "x");
    assertThat(assertion.kind()).isEqualTo(kind);
    assertThat(assertion.version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2pa.hash.data",
        "c2pa.hash.bmff.v3",
        "c2pa.hash.boxes__2",
        "c2pa.hash.collection.data"
      })
  void hardBindingsAreKnownByTheirKind(String label) {
    assertThat(Boxes.cbor(label, "x").isHardBinding()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2pa.hash.data.part",
        "c2pa.hash.data.v",
        "c2pa.hash.database",
        "c2pa.hash.data.vx",
        "c2pa.hash.multi-asset",
        "c2pa.hash.data.v1234"
      })
  void aSimilarLabelIsNoHardBinding(String label) {
    Assertion assertion = Boxes.cbor(label, "x");
    assertThat(assertion.isHardBinding()).isFalse();
    assertThat(assertion.isActions()).isFalse();
    assertThat(assertion.isIngredient()).isFalse();
    assertThat(assertion.isTrainingMining()).isFalse();
  }

  @Test
  void preferencesAboutTrainingAreReadInBothSpellings() {
    Map<String, Object> old = Map.of("use", "constrained", "constraint_info", "ask");
    Map<String, Object> other = Map.of("use", "constrained", "constraints_info", "ask");
    for (Map<String, Object> value : List.of(old, other)) {
      Assertion assertion =
          Boxes.cbor(
              "cawg.training-mining__1", Map.of("entries", Map.of("cawg.ai_training", value)));
      assertThat(assertion.isTrainingMining()).isTrue();
      List<TrainingEntry> entries = TrainingEntry.of(assertion);
      assertThat(entries)
          .containsExactly(
              new TrainingEntry(
                  "cawg.training-mining", "cawg.ai_training", "constrained", Optional.of("ask")));
      assertThat(entries.getFirst().isAllowed()).isFalse();
    }
    Assertion silent =
        Boxes.json(
            "c2pa.training-mining",
            "{\"entries\":{\"c2pa.ai_training\":{},\"c2pa.data_mining\":{\"use\":\"allowed\"}}}");
    assertThat(silent.isTrainingMining()).isTrue();
    assertThat(TrainingEntry.of(silent))
        .extracting(TrainingEntry::use)
        .containsExactly("", "allowed");
    assertThat(TrainingEntry.of(silent).get(0).isAllowed()).isFalse();
    assertThat(TrainingEntry.of(silent).get(1).isAllowed()).isTrue();
    assertThat(TrainingEntry.of(Boxes.json("c2pa.training-mining", "{\"entries\":[]}"))).isEmpty();
    assertThat(TrainingEntry.of(Boxes.assertion("c2pa.training-mining"))).isEmpty();
    assertThat(silent.json()).containsInstanceOf(Json.Obj.class);
  }

  private static String file(String about, byte[] content) {
    byte[] description = about.getBytes(StandardCharsets.ISO_8859_1);
    Assertion read = Boxes.assertion("a", box("bfdb", description), box("bidb", content));
    assertThat(read.content()).isInstanceOf(FileContent.class);
    return read.content() instanceof FileContent found ? found.mediaType() : "none";
  }
}
