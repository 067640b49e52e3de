package coop.byhand.media;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import coop.byhand.media.MetadataText.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorSignsTests {

  /** Files with signs outside their Content Credentials, which are read elsewhere. */
  private static final Map<String, GeneratorSignature> SIGNED =
      Map.of(
          "automatic1111_cropped.png", GeneratorSignature.AUTOMATIC1111,
          "comfyui_img2img_cropped.png", GeneratorSignature.COMFYUI,
          "gen-ai-laundered.png", GeneratorSignature.COMFYUI,
          "gen-xmp-ai.jpg", GeneratorSignature.TRAINED_ALGORITHMIC_MEDIA,
          "gen-contradicting-xmp.jpg", GeneratorSignature.TRAINED_ALGORITHMIC_MEDIA);

  @Test
  void everySignIsFoundAndNothingElseIsCalledGenerated() throws IOException {
    Map<String, GeneratorSignature> found = new TreeMap<>();
    int read = 0;
    try (Stream<Path> files = Files.list(SharedData.folder("provenance").resolve("files"))) {
      for (Path file : files.toList()) {
        try {
          List<AiSign> signs = MediaFile.read(file, DeclaredAs.NOTHING).metadata().aiSigns();
          read++;
          if (!signs.isEmpty()) {
            found.put(file.getFileName().toString(), signs.getFirst().signature());
          }
        } catch (MalformedMedia refused) {
          // SVG, HEIF and a bare manifest store are not taken in.
          assertThat(file.toString()).matches(".*\\.(svg|heic|c2pa)");
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderEntriesOf(SIGNED);
    assertThat(read).isGreaterThan(40);
  }

  @Test
  void whatCarriesContentCredentialsSaysSo() throws MalformedMedia {
    Path files = SharedData.folder("provenance").resolve("files");
    for (String name :
        List.of(
            "gen-capture.jpg",
            "gen-drawing.png",
            "DALL-E_cloud_surfing_puppy.webp",
            "gen-recording.wav",
            "gen-song-ai.mp3",
            "gen-video.mp4",
            "adobe-20240110-single_manifest_store.pdf")) {
      Metadata metadata = MediaFile.read(files.resolve(name), DeclaredAs.NOTHING).metadata();
      assertThat(metadata.contentCredentials()).as(name).isTrue();
    }
    assertThat(
            MediaFile.read(files.resolve("gen-stripped.jpg"), DeclaredAs.NOTHING)
                .metadata()
                .contentCredentials())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          XMP      | DigitalSourceType | http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia | TRAINED_ALGORITHMIC_MEDIA
          XMP      | DigitalSourceType | https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia | COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA
          XMP      | DigitalSourceType | compositeSynthetic | COMPOSITE_SYNTHETIC
          XMP      | DigitalSourceType | http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia | ALGORITHMIC_MEDIA
          XMP      | AISystemUsed      | anything at all | IPTC_AI_FIELDS
          XMP      | Credit            | Made with Google AI | GOOGLE_AI_CREDIT
          XMP      | CreatorTool       | Adobe Firefly 3 | GENERATOR_NAME
          XMP      | UserComment       | {"c": "a duck", "steps": 8, "seed": 1} | DRAW_THINGS
          PNG_TEXT | parameters        | a duck | AUTOMATIC1111
          PNG_TEXT | parameters        | {"sui_image_params": {"prompt": "a duck"}} | SWARMUI
          PNG_TEXT | prompt            | {"3": {"class_type": "KSampler"}} | COMFYUI
          PNG_TEXT | workflow          | {"nodes": []} | COMFYUI
          PNG_TEXT | invokeai_metadata | {} | INVOKEAI
          PNG_TEXT | Dream             | a duck -s 50 | INVOKEAI
          PNG_TEXT | Negative Prompt   | blurry | EASY_DIFFUSION
          PNG_TEXT | Software          | NovelAI | NOVELAI
          PNG_TEXT | Description       | a duck --v 6 Job ID: 01234567-89ab-cdef-0123-456789abcdef | MIDJOURNEY_JOB
          PNG_TEXT | Comment           | {"prompt": "a duck", "sampler": "k_euler", "seed": 1} | FOOOCUS
          COMMENT  | Comment           | {"prompt": "a duck", "steps": 30, "seed": 1} | FOOOCUS
          EXIF     | UserComment       | a duck, oil Steps: 20, Sampler: Euler a, CFG scale: 7 | AUTOMATIC1111
          EXIF     | UserComment       | {"prompt": "a duck", "seed": 1, "num_inference_steps": 20} | PROMPT_JSON
          EXIF     | Software          | Stable Diffusion 2.1 | GENERATOR_NAME
          EXIF     | Artist            | Midjourney | GENERATOR_NAME
          EXIF     | ImageDescription  | a duck Job ID: 01234567-89ab-cdef-0123-456789abcdef | MIDJOURNEY_JOB
          IPTC     | Software          | DALL·E 3 | GENERATOR_NAME
          IPTC     | Credit            | Made with Google AI | GOOGLE_AI_CREDIT
          EXIF     | Model             | {"sui_image_params": {"prompt": "a duck"}} | SWARMUI
          PNG_TEXT | stealth_pngcomp   | hidden in the alpha channel | NOVELAI
          ID3      | COMM              | made with suno; created=2026 | GENERATOR_NAME
          ID3      | TSSE              | Suno AI | GENERATOR_NAME
          MP4_TEXT | ©too              | Runway Gen-3 | GENERATOR_NAME
          """)
  void aSignIsRecognised(Place place, String field, String value, GeneratorSignature expected) {
    assertThat(Signatures.in(List.of(new MetadataText(place, field, value))))
        .singleElement()
        .satisfies(sign -> {
          assertThat(sign.signature()).isEqualTo(expected);
          assertThat(sign.place()).isEqualTo(place);
          assertThat(sign.field()).isEqualTo(field);
          assertThat(value).startsWith(sign.quote());
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXIF     | Software          | Adobe Photoshop 25.0 (Macintosh)
          EXIF     | Software          | Ver.1.00
          EXIF     | Model             | Canon EOS 40D
          EXIF     | Make              | NIKON CORPORATION
          EXIF     | ImageDescription  | Workers protest against Midjourney and Stable Diffusion in London
          EXIF     | Artist            | Dalle Wright
          EXIF     | Artist            | Suno Okafor
          EXIF     | UserComment       | Steps: up the hill, then left
          PNG_TEXT | Software          | gnome-screenshot
          PNG_TEXT | Comment           | Created with GIMP
          PNG_TEXT | prompt            | Draw what you fear
          PNG_TEXT | Title             | The negative prompt
          PNG_TEXT | Comment           | {"palette": "warm", "seed": 1}
          XMP      | DigitalSourceType | http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture
          XMP      | DigitalSourceType | http://cv.iptc.org/newscodes/digitalsourcetype/computationalCapture
          XMP      | CreatorTool       | Google C2PA Core Generator Library
          XMP      | CreatorTool       | Capture One 23 Macintosh
          XMP      | description       | A comet over the generator hall
          XMP      | Credit            | Made with love
          ID3      | TSSE              | LAME 3.100
          ID3      | COMM              | recorded by sunlight
          VORBIS_COMMENT | ENCODER     | Lavf60.16.100
          PDF_INFO | Producer          | LibreOffice 24.2
          """)
  void camerasEditorsAndPeopleAreNotSuspected(Place place, String field, String value) {
    assertThat(Signatures.in(List.of(new MetadataText(place, field, value)))).isEmpty();
  }

  @Test
  void aQuoteIsShortAndHasNoInvisibleCharacters() {
    String hostile = "Steps: 1, Sampler: \u202E\u0000\u200Bx\n" + "y".repeat(1000);
    AiSign sign =
        Signatures.in(List.of(new MetadataText(Place.EXIF, "a\u202Eb", hostile))).getFirst();

    assertThat(sign.quote()).hasSize(160).startsWith("Steps: 1, Sampler: x yyy");
    assertThat(sign.field()).isEqualTo("ab");
  }

  @Test
  void silenceIsNoSign() {
    assertThat(Signatures.in(List.of())).isEmpty();
    assertThat(Signatures.in(List.of(new MetadataText(Place.PNG_TEXT, "Dream", "  ")))).isEmpty();
  }
}
