package coop.byhand.media.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import coop.byhand.media.c2pa.cbor.ByteSlice;
import coop.byhand.media.c2pa.claim.JumbfAddress;
import coop.byhand.media.c2pa.json.Json;
import coop.byhand.media.c2pa.report.CrJson;
import coop.byhand.media.c2pa.signal.AiEvidence;
import coop.byhand.media.c2pa.signal.Making;
import coop.byhand.media.c2pa.trust.Certificates;
import coop.byhand.media.c2pa.trust.TrustConfig;
import coop.byhand.media.c2pa.trust.TrustList;
import coop.byhand.media.c2pa.validate.IngredientDelta;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares the verdicts about real and made files with those of the reference validator. */
class ConformanceTests {

  private static final Instant AT = Instant.parse("2026-11-23T07:20:52Z");
  private static final Path TABLE = Path.of("src/docs/conformance.md");
  private static final List<String> PROFILES =
      List.of("c2paLists", "c2paLists+interim", "testRoots");

  private Path folder = Path.of("");
  private List<Json> files = List.of();

  @BeforeEach
  void findTheFiles() throws Exception {
    folder = SharedData.folder("provenance");
    ByteSlice text = ByteSlice.of(Files.readAllBytes(folder.resolve("expectations.json")));
    files = Json.read(text).get("files").orElseThrow().items();
  }

  @Test
  void everyStableFileGetsStateAndCodesOfTheReferenceUnderEveryProfile() throws Exception {
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (String profile : PROFILES) {
      TrustConfig trust = trust(profile);
      for (Json file : files) {
        ValidationReport report = read(file, trust).validation();
        Json expected = file.get("expected").flatMap(e -> e.get(profile)).orElseThrow();
        if (isStable(file)) {
          compared++;
          List<String> differences = differences(expected, report);
          if (!differences.isEmpty()) {
            wrong.add(profile + " " + name(file) + " " + differences);
          }
        } else {
          assertThat(report.state()).as(name(file)).isNotIn(State.ERROR, State.NONE);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isEqualTo(3 * 39);
  }

  @Test
  void evidenceOfGeneratorsIsFoundWhereItIsAndNowhereElse() throws Exception {
    int found = 0;
    TrustConfig trust = trust("testRoots");
    for (Json file : files) {
      Credentials.Read read = read(file, trust);
      List<String> evidence = read.signals().aiEvidence().stream().map(AiEvidence::text).toList();
      List<String> expected = texts(file.get("aiEvidence").orElseThrow());
      assertThat(evidence).as(name(file)).containsAll(expected);
      assertThat(evidence.isEmpty()).as(name(file)).isEqualTo(expected.isEmpty());
      boolean ai = read.signals().making().maker() == Making.Maker.AI;
      assertThat(ai).as(name(file)).isEqualTo(!expected.isEmpty());
      found += ai ? 1 : 0;
    }
    assertThat(found).isEqualTo(13);
  }

  @Test
  void crJsonShowsWhatTheReferenceShows() throws Exception {
    TrustConfig trust = trust("testRoots");
    int compared = 0;
    for (Json file : files) {
      Path recorded = folder.resolve("crjson").resolve(name(file) + ".json");
      if (!Files.exists(recorded) || !isStable(file)) {
        continue;
      }
      compared++;
      Json theirs = Json.read(ByteSlice.of(Files.readAllBytes(recorded)));
      Json ours = CrJson.of(read(file, trust).validation(), "test");
      Map<String, Json> mine = byLabel(ours);
      Map<String, Json> others = byLabel(theirs);
      assertThat(mine.keySet()).as(name(file)).hasSameElementsAs(others.keySet());
      assertThat(mine.keySet().iterator().next()).isEqualTo(others.keySet().iterator().next());
      for (String label : others.keySet()) {
        String as = name(file) + " " + label;
        Json mineOne = mine.getOrDefault(label, new Json.Null());
        Json theirsOne = others.getOrDefault(label, new Json.Null());
        for (String part : List.of("assertions", "signature", "isUpdateManifest")) {
          assertThat(part(mineOne, part)).as(as + " " + part).isEqualTo(part(theirsOne, part));
        }
        for (String kind : List.of("success", "informational", "failure")) {
          assertThat(codes(mineOne, kind)).as(as).isEqualTo(codes(theirsOne, kind));
        }
      }
    }
    assertThat(compared).isEqualTo(30);
  }

  @Test
  void theTableOfVerdictsIsUpToDate() throws Exception {
    String table = table();
    if (Boolean.getBoolean("byhand.conformance.write")) {
      Files.writeString(TABLE, table);
    }
    assertThat(TABLE).content().isEqualTo(table);
  }

  private Credentials.Read read(Json file, TrustConfig trust) throws Exception {
    Path path = folder.resolve(file.text("file").orElseThrow());
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return Credentials.read(channel, trust, AT);
    }
  }

  private static List<String> differences(Json expected, ValidationReport report) {
    List<String> found = new ArrayList<>();
    String state = expected.text("state").orElseThrow().toLowerCase(Locale.ROOT);
    compare(found, "state", List.of(state), List.of(report.state().text()));
    Map<String, StatusCode.Kind> kinds =
        Map.of(
            "codes", StatusCode.Kind.FAILURE,
            "informational", StatusCode.Kind.INFORMATIONAL,
            "success", StatusCode.Kind.SUCCESS);
    kinds.forEach((field, kind) ->
        compare(
            found,
            field,
            texts(expected.get(field).orElse(Json.texts(List.of()))),
            report.codes(kind)));
    compare(found, "deltas", expectedDeltas(expected), deltas(report));
    return found;
  }

  private static void compare(
      List<String> found, String what, List<String> expected, List<String> got) {
    if (!expected.stream().sorted().toList().equals(got.stream().sorted().toList())) {
      found.add(what + ": " + expected + " expected, " + got + " found");
    }
  }

  private static List<String> expectedDeltas(Json expected) {
    return expected.get("ingredientDeltas").orElse(new Json.Null()).items().stream()
        .map(delta ->
            delta.text("ingredient").orElse("")
                + texts(delta.get("failure").orElse(new Json.Null()))
                + texts(delta.get("informational").orElse(new Json.Null())))
        .toList();
  }

  private static List<String> deltas(ValidationReport report) {
    return report.deltas().stream()
        .map(delta ->
            JumbfAddress.of(delta.url()).assertion().orElse("")
                + of(delta, StatusCode.Kind.FAILURE)
                + of(delta, StatusCode.Kind.INFORMATIONAL))
        .filter(text -> !text.endsWith("[][]"))
        .toList();
  }

  private static List<String> of(IngredientDelta delta, StatusCode.Kind kind) {
    return ValidationReport.codes(delta.findings(), kind);
  }

  private TrustConfig trust(String profile) throws Exception {
    List<X509Certificate> official = bundle("C2PA-TRUST-LIST.pem");
    List<X509Certificate> stamps = bundle("C2PA-TSA-TRUST-LIST.pem");
    TrustList c2pa = list("C2PA Trust List", official, stamps, List.of());
    return new TrustConfig(
        switch (profile) {
          case "c2paLists" -> List.of(c2pa);
          case "c2paLists+interim" ->
              List.of(
                  c2pa,
                  list(
                      "interim",
                      bundle("interim-anchors.pem"),
                      stamps,
                      bundle("interim-allowed.pem")));
          default -> List.of(list("test roots", bundle("test-roots.pem"), List.of(), List.of()));
        });
  }

  private List<X509Certificate> bundle(String name) throws Exception {
    return Certificates.bundle(Files.readAllBytes(folder.resolve("trust").resolve(name)));
  }

  private static TrustList list(
      String name,
      List<X509Certificate> anchors,
      List<X509Certificate> stamps,
      List<X509Certificate> allowed) {
    return TrustList.of(name, TrustList.Kind.OWN, anchors, stamps, allowed);
  }

  private static String name(Json file) {
    return Path.of(file.text("file").orElseThrow()).getFileName().toString();
  }

  private static boolean isStable(Json file) {
    return file.get("stable").orElseThrow().equals(Json.of(true));
  }

  private static List<String> texts(Json list) {
    return list.items().stream().flatMap(item -> item.asText().stream()).toList();
  }

  private static Map<String, Json> byLabel(Json document) {
    Map<String, Json> manifests = new LinkedHashMap<>();
    for (Json manifest : document.get("manifests").orElseThrow().items()) {
      manifests.put(manifest.text("label").orElseThrow(), manifest);
    }
    return manifests;
  }

  private static List<String> codes(Json manifest, String kind) {
    Json results = manifest.get("validationResults").orElseThrow();
    return results.get(kind).orElseThrow().items().stream()
        .map(finding -> finding.text("code").orElse(""))
        .sorted()
        .toList();
  }

  /** The reference names the authority of a time-stamp that does not match; we do not. */
  private static Object part(Json manifest, String name) {
    Json part = manifest.get(name).orElse(new Json.Null());
    boolean stamped = part.get("timeStampInfo").flatMap(s -> s.get("timestamp")).isPresent();
    if (part instanceof Json.Obj object && !stamped) {
      Map<String, Json> members = new LinkedHashMap<>(object.members());
      members.remove("timeStampInfo");
      return plain(new Json.Obj(members));
    }
    return plain(part);
  }

  /** The reference writes some byte strings as lists of numbers; members have no order. */
  private static Object plain(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        Map<String, Object> members = new TreeMap<>();
        object.members().forEach((name, member) -> members.put(name, plain(member)));
        members.values().removeIf("b64''"::equals);
        if (members.containsKey("signer_payload")) {
          // Of an aggregation of identity claims we show the bytes, the reference whose they are.
          members.remove("signature");
        }
        if (members.containsKey("CN")) {
          // Of repeated parts of a name the reference shows the last, and no e-mail address.
          members.keySet().removeAll(List.of("OU", "E"));
        }
        yield members;
      }
      case Json.Arr array ->
          isBytes(array)
              ? "b64'" + Base64.getEncoder().encodeToString(bytes(array)) + "'"
              : array.items().stream().map(ConformanceTests::plain).toList();
      case Json.Num number -> Double.valueOf(number.digits());
      case Json.Str text -> text.value();
      case Json.Bool bool -> bool.value();
      case Json.Null ignored -> "null";
    };
  }

  private static boolean isBytes(Json.Arr array) {
    return !array.items().isEmpty()
        && array.items().stream()
            .allMatch(item -> item instanceof Json.Num n && n.digits().matches("[0-9]{1,3}"));
  }

  private static byte[] bytes(Json.Arr array) {
    byte[] bytes = new byte[array.items().size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(array.items().get(i).toString());
    }
    return bytes;
  }

  private String table() throws Exception {
    StringBuilder text =
        new StringBuilder(
            """
            # Content Credentials: how our verdicts compare

            Written by `ConformanceTests` (`-Dbyhand.conformance.write=true`); the test fails when the
            table is out of date. Reference: c2pa-rs 0.91.3. Clock: 2026-11-23T07:20:52Z. Profiles:
            the official C2PA lists, those with the interim list of known certificates, and the roots
            of the test files. A file is stable if three versions of the reference agree about it;
            only on those are the codes compared: state, failure, informational and success codes and
            the failures and informational codes of ingredients. "Making" is what the file declares.

            | File | Stable | Official | With interim | Test roots | As the reference | Failures under test roots | Making |
            |---|---|---|---|---|---|---|---|
            """);
    List<TrustConfig> trusts = new ArrayList<>();
    for (String profile : PROFILES) {
      trusts.add(trust(profile));
    }
    for (Json file : files) {
      List<String> states = new ArrayList<>();
      int same = 0;
      Credentials.Read last = read(file, trusts.getLast());
      for (int i = 0; i < PROFILES.size(); i++) {
        ValidationReport report = read(file, trusts.get(i)).validation();
        Json expected = file.get("expected").orElseThrow().get(PROFILES.get(i)).orElseThrow();
        states.add(report.state().text());
        same += differences(expected, report).isEmpty() ? 1 : 0;
      }
      text.append("| ")
          .append(name(file))
          .append(isStable(file) ? " | yes | " : " | no | ")
          .append(String.join(" | ", states))
          .append(" | ")
          .append(same)
          .append(" of 3 | ")
          .append(String.join(", ", last.validation().codes(StatusCode.Kind.FAILURE)))
          .append(" | ")
          .append(last.signals().making().maker().text())
          .append(" |\n");
    }
    return text.toString();
  }
}
