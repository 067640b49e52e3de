package coop.byhand.tool;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.sample.SampleFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code byhand credentials} prints and how it ends. */
class CredentialsToolTests {

  private static final String AT = "2026-11-23T07:20:52Z";

  @TempDir private Path folder;

  private final ToolRun tool = new ToolRun();
  private final StringWriter out = tool.out;
  private final StringWriter err = tool.err;

  private int run(List<String> words) {
    return tool.of(words.toArray(new String[0]));
  }

  private int judge(String... words) {
    List<String> all = new ArrayList<>(List.of("credentials", "--at", AT));
    all.addAll(List.of(words));
    return run(all);
  }

  private List<Json> documents() throws Exception {
    List<Json> documents = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      documents.add(Json.read(line));
    }
    return documents;
  }

  @Test
  void everyFileHasItsLineAndItsState() throws Exception {
    List<Path> files = SampleFiles.write(folder);
    assertThat(judge(files.stream().map(Path::toString).toArray(String[]::new))).isZero();
    assertThat(documents()).hasSameSizeAs(files);
    for (int i = 0; i < files.size(); i++) {
      Json document = documents().get(i);
      assertThat(document.text("file")).contains(files.get(i).toString());
      // Nobody signed the samples; that and nothing else is wrong with them.
      assertThat(document.text("state")).contains("invalid");
      Json codes = document.get("codes").orElseThrow();
      assertThat(codes.get("failure")).contains(Json.texts(List.of("claimSignature.missing")));
      assertThat(codes.get("success").orElseThrow().toString()).contains("Hash.match");
      assertThat(document.text("signal")).contains("unknown");
      for (String field : List.of("trustList", "manifests", "aiEvidence", "contradictions")) {
        assertThat(document.get(field)).as(field).isPresent();
      }
    }
  }

  @Test
  void aMissingFileEndsWithOneAndTheOthersAreJudged() throws Exception {
    Path sample = SampleFiles.write(folder).getFirst();
    String absent = folder.resolve("absent.jpg").toString();
    assertThat(judge(absent, sample.toString())).isEqualTo(1);
    assertThat(documents())
        .extracting(document -> document.text("state").orElse(""))
        .containsExactly("error", "invalid");
    assertThat(documents().getFirst().text("fault")).contains("the file cannot be opened");
  }

  @Test
  void aBrokenFileIsJudgedAndEndsWellAFolderDoesNot() throws Exception {
    Path broken = Files.write(folder.resolve("cut.jpg"), new byte[] {-1, -40, -1});
    Path empty = Files.createFile(folder.resolve("empty.png"));
    assertThat(judge(broken.toString(), empty.toString())).isZero();
    assertThat(documents()).hasSize(2);
    assertThat(judge(folder.toString())).isEqualTo(1);
  }

  @Test
  void theFullFormNamesManifestsAndWhoWroteIt() throws Exception {
    Path sample = SampleFiles.write(folder).getFirst();
    Path note = Files.writeString(folder.resolve("note.svg"), "<svg/>");
    assertThat(judge("--crjson", sample.toString(), note.toString())).isZero();
    Json document = documents().getFirst();
    assertThat(document.get("@context").flatMap(c -> c.text("@vocab")))
        .contains("https://c2pa.org/crjson");
    assertThat(document.get("jsonGenerator").flatMap(g -> g.text("name"))).contains("Byhand");
    Json manifest = document.get("manifests").orElseThrow().items().getFirst();
    for (String field : List.of("label", "assertions", "claim.v2", "validationResults")) {
      assertThat(manifest.get(field)).as(field).isPresent();
    }
    assertThat(manifest.get("isUpdateManifest")).contains(Json.of(false));
    Json results = manifest.get("validationResults").orElseThrow();
    assertThat(results.text("validationTime")).contains("2026-11-23T07:20:52.000+00:00");
    assertThat(results.get("failure").orElseThrow().items())
        .extracting(finding -> finding.text("code").orElse(""))
        .containsExactly("claimSignature.missing");
    assertThat(documents().getLast().get("manifests").orElseThrow().items()).isEmpty();
  }

  @Test
  void wrongWordsEndWithTwoAndWrongBundlesWithOne() throws IOException {
    assertThat(run(List.of("credentials"))).isEqualTo(2);
    assertThat(run(List.of("credentials", "--at", "yesterday", "a.jpg"))).isEqualTo(2);
    Path bundle =
        Files.writeString(
            folder.resolve("a.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThat(judge("--allowed", bundle.toString(), "a.jpg")).isEqualTo(1);
    assertThat(err.toString()).contains("a.pem holds a certificate that cannot be read.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theBenchmarkMakesItsOwnFilesAndAFilmWhoseHashHolds() throws Exception {
    Path film = folder.resolve("film.mp4");
    SampleFiles.film(film, 3_000_000);
    assertThat(judge(film.toString())).isZero();
    assertThat(out.toString()).contains("assertion.bmffHash.match");
    assertThat(run(List.of("bench", "credentials", "--files", "absent"))).isEqualTo(1);
    assertThat(run(List.of("bench", "credentials-memory", "--film-gibibytes", "0"))).isEqualTo(1);
    assertThat(run(List.of("bench", "register", "--register-entries", "999"))).isEqualTo(1);
    assertThat(err.toString()).contains("from 1 to 16");
  }

  @Test
  void aFilmLargerThanTheMemoryIsJudged() throws Exception {
    Path film = folder.resolve("film.mp4");
    SampleFiles.film(film, 128L * 1024 * 1024);
    Process judge =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                Byhand.class.getName(),
                "credentials",
                film.toString())
            .redirectErrorStream(true)
            .start();
    try (var reader = judge.inputReader()) {
      assertThat(reader.readLine()).contains("assertion.bmffHash.match");
      assertThat(judge.waitFor()).isZero();
    } finally {
      judge.destroyForcibly();
    }
  }
}
