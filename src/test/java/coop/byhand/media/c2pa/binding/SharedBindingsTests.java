package coop.byhand.media.c2pa.binding;

import static org.assertj.core.api.Assertions.assertThat;

import coop.byhand.SharedData;
import coop.byhand.media.c2pa.Finding;
import coop.byhand.media.c2pa.StatusCode;
import coop.byhand.media.c2pa.asset.Asset;
import coop.byhand.media.c2pa.claim.Assertion;
import coop.byhand.media.c2pa.claim.Manifest;
import coop.byhand.media.c2pa.claim.ManifestStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bindings of real files give the codes that the reference gave. */
class SharedBindingsTests {

  record Case(Path file, JsonNode expected) {
    @Override
    public String toString() {
      return file.getFileName().toString();
    }
  }

  static Stream<Case> cases() throws IOException {
    Path folder = SharedData.folder("provenance");
    JsonNode all =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(folder.resolve("expectations.json")));
    List<Case> cases = new ArrayList<>();
    for (JsonNode file : all.get("files")) {
      JsonNode expected = file.get("expected").get("testRoots");
      String state = expected.get("state").asString();
      if (Set.of("Trusted", "Valid", "Invalid").contains(state)) {
        cases.add(new Case(folder.resolve(file.get("file").asString()), expected));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theBindingGivesTheCodesOfTheReference(Case sample) throws Exception {
    try (FileChannel channel = FileChannel.open(sample.file())) {
      Asset asset = Asset.read(channel);
      ManifestStore store = ManifestStore.read(asset.store().orElseThrow().content());
      Set<String> codes = new TreeSet<>();
      for (Finding finding : findings(store, asset)) {
        codes.add(finding.code().text());
      }
      assertThat(codes).isEqualTo(expected(sample.expected()));
    }
  }

  private static Set<String> expected(JsonNode expected) {
    return Stream.of("codes", "informational", "success")
        .flatMap(name -> StreamSupport.stream(expected.path(name).spliterator(), false))
        .map(JsonNode::asString)
        .filter(code -> code.startsWith("assertion.") && code.contains("Hash."))
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  /** The binding of the newest manifest that has one; those above it are updates. */
  private static List<Finding> findings(ManifestStore store, Asset asset) {
    Manifest active = store.active();
    for (Manifest manifest : store.manifests().reversed()) {
      for (Assertion assertion : manifest.assertions()) {
        if (HashBinding.isHardBinding(assertion.label())) {
          return manifest.equals(active)
              ? HashBinding.check(
                  assertion.label(), assertion.cbor().orElseThrow(), "sha256", asset, "")
              : HashBinding.checkUpdated(
                  assertion.label(), assertion.cbor().orElseThrow(), "sha256", asset, "");
        }
      }
    }
    return List.of(new Finding(StatusCode.CLAIM_HARD_BINDINGS_MISSING, "", ""));
  }
}
