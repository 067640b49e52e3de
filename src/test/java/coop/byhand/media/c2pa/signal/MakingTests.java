package coop.byhand.media.c2pa.signal;

import static coop.byhand.media.c2pa.signal.Declared.NOTHING;
import static coop.byhand.media.c2pa.signal.Declared.active;
import static coop.byhand.media.c2pa.signal.Declared.behind;
import static coop.byhand.media.c2pa.signal.Declared.delta;
import static coop.byhand.media.c2pa.signal.Declared.metadata;
import static coop.byhand.media.c2pa.signal.Declared.verdict;
import static coop.byhand.media.c2pa.signal.Declared.xmp;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.MetadataText;
import coop.byhand.media.c2pa.State;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.signal.Making.Maker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a history declares the work of people from beginning to end, and where it stops to. */
class MakingTests {

  private static final String CREATED = "c2pa.created";
  private static final String OPENED = "c2pa.opened";

  @Test
  void aHistoryOfPeopleIsTheWorkOfPeople() {
    Declared photo = behind("photo").action(CREATED, "digitalCapture");
    Declared page =
        active("page")
            .ingredient("i", "photo")
            .action(OPENED)
            .action("c2pa.placed")
            .action("c2pa.color_adjustments", "humanEdits")
            .action("c2pa.published");
    assertMaking(page, photo, Maker.HUMAN, "page", declared(State.TRUSTED));
    Making unlisted = making(State.VALID, page, photo);
    assertThat(unlisted.maker()).isEqualTo(Maker.HUMAN);
    assertThat(unlisted.reason()).isEqualTo(declared(State.VALID));
  }

  private static String declared(State state) {
    String words = "every manifest declares capture or handiwork";
    return state == State.TRUSTED ? words : words + "; no trust list vouches for the signer";
  }

  @ParameterizedTest
  @MethodSource
  void theFirstDoubtfulPlaceIsNamed(Declared manifest, String where, String reason) {
    Making making = making(State.TRUSTED, manifest);
    assertThat(making.maker()).isEqualTo(Maker.UNKNOWN);
    assertThat(making.path()).containsExactly("m", where);
    assertThat(making.reason()).isEqualTo(reason);
  }

  static Stream<Arguments> theFirstDoubtfulPlaceIsNamed() {
    return Stream.of(
        Arguments.of(active("m"), "c2pa.actions", "the manifest does not say how the work began"),
        Arguments.of(
            active("m").template(CREATED, "digitalCapture"),
            "c2pa.actions",
            "the manifest does not say how the work began"),
        Arguments.of(
            active("m").action("c2pa.edited", "humanEdits"),
            "c2pa.actions",
            "the manifest does not say how the work began"),
        Arguments.of(
            active("m").action(CREATED, "byStarlight"),
            CREATED,
            "the source type is not a known one"),
        Arguments.of(
            active("m").action(CREATED), CREATED, "an action does not say how it was done"),
        Arguments.of(
            active("m").action(OPENED).action("c2pa.drawing"),
            "c2pa.drawing",
            "an action does not say how it was done"),
        Arguments.of(
            active("m").action(CREATED, "composite"), CREATED, "composite may be of either kind"),
        Arguments.of(
            active("m").action(CREATED, "empty"),
            CREATED,
            "after a blank canvas nothing says how the work was made"),
        Arguments.of(
            active("m").ingredient("i", "gone").action(OPENED),
            "i",
            "the origin of an ingredient is not known"));
  }

  @Test
  void aBlankCanvasIsHandiworkOnceAHandIsDeclared() {
    Declared drawn = active("m").action(CREATED, "empty").action("c2pa.drawing", "digitalCreation");
    assertThat(making(State.TRUSTED, drawn).maker()).isEqualTo(Maker.HUMAN);
  }

  @Test
  void theDoubtMayLieFarBehind() {
    Declared negative = behind("negative").action(CREATED, "screenCapture");
    Declared print = behind("print").ingredient("i", "negative").action(OPENED);
    Declared page = active("page").ingredient("i", "print").action(OPENED);
    Making making = making(State.TRUSTED, page, negative, print);
    assertThat(making.path()).containsExactly("page", "print", "negative", CREATED);
    assertThat(making.reason()).isEqualTo("screenCapture may be of either kind");
  }

  @Test
  void whatNobodyRefersToHasNoBearing() {
    Declared page = active("page").action(CREATED, "digitalCapture");
    Declared other = behind("other").unreferenced().ingredient("i", "").action(CREATED);
    assertMaking(page, other, Maker.HUMAN, "page", declared(State.TRUSTED));
    assertThat(signals(State.TRUSTED, page, other).unknownIngredients()).isEmpty();
  }

  @Test
  void manifestsThatNameEachOtherAreWalkedOnce() {
    Declared one = active("one").ingredient("i", "two").action(OPENED);
    Declared two = behind("two").ingredient("i", "one").action(CREATED);
    Making making = making(State.TRUSTED, one, two);
    assertThat(making.path()).containsExactly("one", "two", CREATED);
    Declared self = active("self").ingredient("i", "self").action(OPENED);
    assertThat(making(State.TRUSTED, self).maker()).isEqualTo(Maker.HUMAN);
  }

  @Test
  void aGeneratorAnywhereOutweighsEverythingElse() {
    Declared generated = behind("old").action(CREATED, "trainedAlgorithmicMedia");
    Declared page = active("page").ingredient("i", "old").action(OPENED);
    for (State state : State.values()) {
      Making making = making(state, page, generated);
      assertThat(making.maker()).isEqualTo(Maker.AI);
      assertThat(making.path())
          .containsExactly(
              "page", "old", "ingredient manifest: c2pa.created trainedAlgorithmicMedia");
      assertThat(making.reason()).isEqualTo("a generator is declared or named");
    }
    Making file =
        Signals.of(
                verdict(State.NONE), metadata(xmp("DigitalSourceType", "trainedAlgorithmicMedia")))
            .making();
    assertThat(file.path()).containsExactly("XMP: trainedAlgorithmicMedia");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 'the file has no credentials, which says nothing'",
    "REMOTE, the credentials lie elsewhere and were not fetched",
    "INVALID, the credentials do not hold",
    "ERROR, the credentials cannot be read"
  })
  void withoutCredentialsThatHoldNothingIsKnown(State state, String reason) {
    Making making = making(state, active("m").action(CREATED, "digitalCapture"));
    assertThat(making.maker()).isEqualTo(Maker.UNKNOWN);
    assertThat(making.reason()).isEqualTo(reason);
    assertThat(making.path()).isEmpty();
  }

  @Test
  void aContradictionIsADoubt() {
    SignalReport signals =
        Signals.of(
            verdict(State.TRUSTED, active("m").action(CREATED, "digitalCapture")),
            metadata(
                xmp("DigitalSourceType", "compositeSynthetic"),
                xmp("DataMining", "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"),
                xmp("DataMining", "DMI-PROHIBITED"),
                new MetadataText(MetadataText.Place.COMMENT, "DataMining", "DMI-ALLOWED")));
    assertThat(signals.contradictions())
        .containsExactly("XMP declares compositeSynthetic, the manifests declare digitalCapture");
    assertThat(signals.making().maker()).isEqualTo(Maker.AI);
    assertThat(signals.dataMining()).containsExactly("DMI-PROHIBITED");
  }

  @Test
  void aBorrowedNameIsADoubtWhereItLies() {
    Declared old = behind("old").generator("Leica M11").action(CREATED, "digitalCapture");
    Declared page = active("page").ingredient("i", "old").action(OPENED);
    SignalReport signals = signals(State.VALID, page, old);
    assertThat(signals.lookAlikes()).containsOnlyKeys("old").containsValue("leica");
    assertThat(signals.making().maker()).isEqualTo(Maker.UNKNOWN);
    assertThat(signals.making().path()).containsExactly("page", "old");
    assertThat(signals.making().reason()).startsWith("a signer on no trust list");
    Declared lonely = active("page").action(CREATED, "digitalCapture");
    assertThat(signals(State.VALID, lonely, old.unreferenced()).lookAlikes()).isEmpty();
  }

  @Test
  void anIngredientThatWasBrokenIsADoubt() {
    Declared old = behind("old").action(CREATED, "digitalCapture");
    Declared broken =
        active("page").ingredient("i", "old", "assertion.dataHash.mismatch").action(OPENED);
    SignalReport signals = signals(State.TRUSTED, broken, old);
    String address = "self#jumbf=/c2pa/page/c2pa.assertions/i";
    assertThat(signals.brokenParents()).containsExactly(address);
    assertThat(signals.making().path()).containsExactly(address);
    assertThat(signals.making().reason())
        .isEqualTo("an ingredient was changed after it was signed");
    Declared untrusted =
        active("page").ingredient("i", "old", "signingCredential.untrusted").action(OPENED);
    assertThat(signals(State.TRUSTED, untrusted, old).brokenParents()).isEmpty();
    Declared aside = active("page").action(CREATED, "digitalCapture");
    Declared lost =
        behind("lost").unreferenced().ingredient("i", "old", "assertion.dataHash.mismatch");
    assertThat(signals(State.TRUSTED, aside, lost).brokenParents()).isEmpty();
  }

  @Test
  void newsAboutAnIngredientCountsUnlessItIsAboutTrust() {
    Declared page = active("page").action(CREATED, "digitalCapture");
    SignalReport signals =
        Signals.of(
            verdict(
                State.TRUSTED,
                List.of(
                    delta("one", StatusCode.SIGNING_CREDENTIAL_UNTRUSTED),
                    delta("two", StatusCode.INGREDIENT_MANIFEST_VALIDATED),
                    delta("three", StatusCode.ASSERTION_DATA_HASH_MISMATCH)),
                page),
            NOTHING);
    assertThat(signals.brokenParents()).containsExactly("three");
  }

  @Test
  void ingredientsWithoutManifestAreListedAndARubricIsGivenForEveryManifest() {
    Declared old = behind("old").action(CREATED, "digitalCapture");
    Declared page = active("page").ingredient("i", "old").ingredient("j", "").action(OPENED);
    SignalReport signals = signals(State.TRUSTED, page, old);
    assertThat(signals.unknownIngredients())
        .containsExactly("self#jumbf=/c2pa/page/c2pa.assertions/j");
    assertThat(signals.rubric().keySet()).containsExactly("page", "old");
    assertThat(signals.making().path()).containsExactly("page", "j");
    assertThat(Maker.UNKNOWN.text()).isEqualTo("unknown");
  }

  private static void assertMaking(
      Declared first, Declared second, Maker maker, String where, String reason) {
    Making making = making(State.TRUSTED, first, second);
    assertThat(making.maker()).isEqualTo(maker);
    assertThat(making.path()).containsExactly(where);
    assertThat(making.reason()).isEqualTo(reason);
  }

  private static Making making(State state, Declared... manifests) {
    return signals(state, manifests).making();
  }

  private static SignalReport signals(State state, Declared... manifests) {
    return Signals.of(verdict(state, manifests), NOTHING);
  }
}
