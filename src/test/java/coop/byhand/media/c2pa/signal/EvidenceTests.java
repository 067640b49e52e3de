package coop.byhand.media.c2pa.signal;

import static coop.byhand.media.c2pa.signal.Declared.NOTHING;
import static coop.byhand.media.c2pa.signal.Declared.active;
import static coop.byhand.media.c2pa.signal.Declared.behind;
import static coop.byhand.media.c2pa.signal.Declared.metadata;
import static coop.byhand.media.c2pa.signal.Declared.reports;
import static coop.byhand.media.c2pa.signal.Declared.xmp;
import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.AiSign;
import coop.byhand.media.GeneratorSignature;
import coop.byhand.media.Metadata;
import coop.byhand.media.MetadataText;
import coop.byhand.media.MetadataText.Place;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a generator is declared or named, and where the texts of a file disagree. */
class EvidenceTests {

  @Test
  void typesOfActionsAreFoundInEveryManifest() {
    List<AiEvidence> found =
        AiScan.in(
            reports(
                active("a").action("c2pa.created", "trainedAlgorithmicMedia"),
                behind("b").action("c2pa.edited", "compositeSynthetic"),
                behind("c").unreferenced().template("c2pa.edited", "trainedAlgorithmicMedia"),
                behind("d").action("c2pa.created", "digitalCapture").action("c2pa.edited")),
            NOTHING);
    assertThat(found)
        .containsExactly(
            new AiEvidence(
                "active manifest", "c2pa.created trainedAlgorithmicMedia", Optional.of("a")),
            new AiEvidence(
                "ingredient manifest", "c2pa.edited compositeSynthetic", Optional.of("b")),
            new AiEvidence(
                "unreferenced manifest", "c2pa.edited trainedAlgorithmicMedia", Optional.of("c")));
    assertThat(found.getFirst().text())
        .isEqualTo("active manifest: c2pa.created trainedAlgorithmicMedia");
  }

  @Test
  void namesOfToolsAndDescriptionsAreFound() {
    List<AiEvidence> found =
        AiScan.in(
            reports(
                active("a")
                    .softwareAgent("c2pa.created", "Midjourney 7")
                    .softwareAgent("c2pa.edited", "Darkroom")
                    .described("c2pa.edited", "An AI-generated sky")
                    .described("c2pa.edited", "Crop")
                    .generator("ChatGPT"),
                behind("b").generator("Darkroom")),
            NOTHING);
    assertThat(found)
        .extracting(AiEvidence::text)
        .containsExactly(
            "generator name: Midjourney 7",
            "description: An AI-generated sky",
            "generator name: ChatGPT 1");
  }

  @Test
  void metadataAssertionsAreSearchedToTheLeaves() throws Exception {
    List<AiEvidence> found =
        AiScan.in(
            reports(
                active("a")
                    .assertion(
                        "stds.iptc",
                        json(
                            "{\"Iptc4xmpExt:DigitalSourceType\":\""
                                + Declared.IPTC
                                + "trainedAlgorithmicMedia\",\"other\":\"compositeSynthetic\","
                                + "\"own:DigitalSourceType\":\"digitalCapture\"}"))
                    .assertion(
                        "c2pa.metadata",
                        json(
                            "{\"list\":[1,{\"x\":{\"digitalSourceType\":\"compositeSynthetic\"}}],"
                                + "\"y:digitalSourceType\":5}"))
                    .assertion("file", new Assertion.FileContent("text/plain", ByteSlice.EMPTY))),
            NOTHING);
    assertThat(found)
        .extracting(AiEvidence::text)
        .containsExactly("stds.iptc: trainedAlgorithmicMedia", "c2pa.metadata: compositeSynthetic");
  }

  @Test
  void declarationsOfTheFileAreGatheredByPlace() {
    List<AiEvidence> found =
        AiScan.in(
            List.of(),
            metadata(
                xmp("DigitalSourceType", Declared.IPTC + "trainedalgorithmicmedia"),
                xmp("AISystemUsed", "a system"),
                xmp("DigitalSourceType", "algorithmicMedia"),
                new MetadataText(Place.EXIF, "Software", "Midjourney")));
    assertThat(found)
        .containsExactly(
            new AiEvidence("generator name", "Midjourney", Optional.empty()),
            new AiEvidence("XMP", "trainedAlgorithmicMedia,AISystemUsed", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "PNG_TEXT, PNG text",
    "EXIF, EXIF",
    "XMP, XMP",
    "IPTC, IPTC",
    "COMMENT, comment",
    "RIFF_INFO, RIFF info",
    "ID3, ID3",
    "VORBIS_COMMENT, Vorbis comment",
    "MP4_TEXT, MP4 text",
    "WEBM_TEXT, WebM text",
    "PDF_INFO, PDF info"
  })
  void everyPlaceOfAFileHasAName(Place place, String name) {
    AiSign sign = new AiSign(GeneratorSignature.PROMPT_JSON, place, "prompt", "words");
    Metadata metadata = new Metadata(List.of(), List.of(sign), Set.of(), Set.of(), false);
    assertThat(AiScan.in(List.of(), metadata))
        .containsExactly(new AiEvidence(name, "prompt", Optional.empty()));
  }

  @Test
  void thePacketContradictsWhatTheManifestsDeclare() {
    Declared photo = active("a").action("c2pa.created", "digitalCapture");
    Declared generated = active("a").action("c2pa.created", "trainedAlgorithmicMedia");
    assertThat(contradictions(xmp("DigitalSourceType", "compositeSynthetic"), photo))
        .containsExactly("XMP declares compositeSynthetic, the manifests declare digitalCapture");
    assertThat(contradictions(xmp("DigitalSourceType", "digitalCapture"), generated))
        .containsExactly(
            "XMP declares digitalCapture, the manifests declare trainedAlgorithmicMedia");
    assertThat(
            contradictions(
                xmp("DigitalSourceType", "compositeSynthetic"),
                photo.action("c2pa.edited", "humanEdits")))
        .containsExactly(
            "XMP declares compositeSynthetic, the manifests declare digitalCapture, humanEdits");
  }

  @Test
  void whatDoesNotDisagreeIsNoContradiction() {
    Declared photo = active("a").action("c2pa.created", "digitalCapture");
    Declared silent = active("a").action("c2pa.opened");
    Declared generated = active("a").action("c2pa.created", "trainedAlgorithmicMedia");
    assertThat(contradictions(xmp("DigitalSourceType", "print"), photo)).isEmpty();
    assertThat(contradictions(xmp("DigitalSourceType", "composite"), generated)).isEmpty();
    assertThat(contradictions(xmp("DigitalSourceType", "compositeSynthetic"), silent)).isEmpty();
    assertThat(contradictions(xmp("DigitalSourceType", "compositeSynthetic"), generated)).isEmpty();
    assertThat(contradictions(xmp("Other", "compositeSynthetic"), photo)).isEmpty();
    MetadataText comment =
        new MetadataText(Place.COMMENT, "DigitalSourceType", "compositeSynthetic");
    assertThat(contradictions(comment, photo)).isEmpty();
    assertThat(contradictions(xmp("DigitalSourceType", "digitalCapture"), generated.unreferenced()))
        .isEmpty();
  }

  @Test
  void textsOfAGeneratorContradictHandiwork() {
    MetadataText tool = new MetadataText(Place.EXIF, "Software", "Midjourney");
    String sentence = "The file carries texts of a generator, the manifests declare digitalCapture";
    Declared photo = active("a").action("c2pa.created", "digitalCapture");
    assertThat(contradictions(tool, photo)).containsExactly(sentence);
    assertThat(contradictions(tool, active("a").action("c2pa.created", "composite"))).isEmpty();
    assertThat(contradictions(tool, photo.action("c2pa.edited", "compositeSynthetic"))).isEmpty();
    assertThat(contradictions(tool, active("a").softwareAgent("c2pa.opened", "Midjourney")))
        .isEmpty();
  }

  private static List<String> contradictions(MetadataText text, Declared... manifests) {
    Metadata metadata = metadata(text);
    return Contradictions.between(
        reports(manifests), metadata, AiScan.in(reports(manifests), metadata));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digitalCapture",
        " digitalcapture ",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture//",
        "cv:digitalCapture"
      })
  void aSourceTypeIsKnownByTheLastPartOfItsAddress(String text) {
    assertThat(SourceType.of(text)).contains(SourceType.DIGITAL_CAPTURE);
    assertThat(SourceType.name(text)).isEqualTo("digitalCapture");
  }

  @Test
  void anUnknownSourceTypeKeepsItsLastPart() {
    assertThat(SourceType.of("digitalCaptured")).isEmpty();
    assertThat(SourceType.name("https://byhand.example/byStarlight/")).isEqualTo("byStarlight");
    assertThat(SourceType.name("/")).isEmpty();
    assertThat(SourceType.of("")).isEmpty();
    assertThat(Arrays.stream(SourceType.values()).map(SourceType::code)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Nikon Z9, Somebody, nikon",
    "Nikon Z9, Nikon Corporation,",
    "Unikon, Somebody,",
    "Nikonos, Somebody,",
    "Pixel 10 by Google, Google LLC,",
    "'Adobe Photoshop, Nikon', Adobe Inc.,",
    "Darkroom, Somebody,"
  })
  void aMakersNameIsBorrowedUnlessTheCertificateBearsIt(
      String generator, String holder, String maker) {
    Declared claim = active("a").generator(generator).signedBy(holder);
    assertThat(LookAlikes.borrowed(claim.report()).orElse(null)).isEqualTo(maker);
    assertThat(LookAlikes.borrowed(claim.trusted().report())).isEmpty();
  }

  private static Assertion.JsonContent json(String text) throws Exception {
    return new Assertion.JsonContent(
        Json.read(ByteSlice.of(text.getBytes(StandardCharsets.UTF_8))));
  }
}
