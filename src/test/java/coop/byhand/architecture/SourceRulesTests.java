package coop.byhand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceRulesTests {

  private static final Path MAIN = Path.of("src/main/java");

  @Test
  void filesAndFunctionsCanBeReadAtOneSitting() {
    assertThat(SourceRules.tooLong(SourceRules.javaFiles(MAIN))).isEmpty();
  }

  @Test
  void testsAreNoLongerThanWhatTheyTest() {
    assertThat(SourceRules.longFiles(SourceRules.javaFiles(Path.of("src/test/java")))).isEmpty();
  }

  @Test
  void aLongFileAndALongFunctionAreCaught(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Long.java");
    Files.writeString(
        file, "class Long {\n  void tooLong() {\n" + "    ;\n".repeat(401) + "  }\n}\n");
    assertThat(SourceRules.longFiles(List.of(file))).containsExactly("Long.java has 405 lines");
    assertThat(SourceRules.tooLong(List.of(file)))
        .hasSize(2)
        .anyMatch(line -> line.contains("Long.java has"))
        .anyMatch(line -> line.contains("tooLong has"));
  }

  /** The list names every setting of our own; a start refuses one that is not in it. */
  @Test
  void noRateIsConfigured() {
    Path resources = Path.of("src/main/resources");
    List<String> found =
        new ArrayList<>(
            SourceRules.ratesInSettings(
                SourceRules.read(resources.resolve("META-INF/byhand-settings.properties"))));
    for (String ending : List.of(".properties", ".yml", ".yaml")) {
      for (Path file : SourceRules.files(resources, ending)) {
        if (file.getFileName().toString().startsWith("application")) {
          found.addAll(SourceRules.ratesInSettings(SourceRules.read(file)));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "byhand.commission-percent=20",
        "byhand.sale.bps = 2000",
        "byhand.solidarity:200",
        "byhand.vat=19",
        "byhand.taxes.de",
        "byhand.priceFloors.image=1500",
        "byhand:\n  market:\n    reserveBp: 100",
        "byhand.members[0].share=3"
      })
  void aRateThatIsConfiguredIsCaught(String setting) {
    assertThat(SourceRules.ratesInSettings(setting)).hasSize(1);
  }

  /** Signatures are left to the rules of the house; here is what stands inside of functions. */
  @Test
  void noFunctionNearMoneyOrVotesPassesThroughFloatingPoint() {
    List<Path> files =
        HouseRules.EXACT_ROOMS.stream()
            .flatMap(room -> SourceRules.javaFiles(MAIN.resolve("coop/byhand/" + room)).stream())
            .toList();
    assertThat(files).hasSizeGreaterThan(300);
    assertThat(ExactNumbers.inexact(files)).isEmpty();
  }

  @Test
  void everyWayThroughFloatingPointIsCaught() {
    Path offender = Path.of("src/test/java/coop/byhandoffenders/studio/InexactShares.java");
    String source = SourceRules.read(offender);
    List<String> marked =
        IntStream.rangeClosed(1, (int) source.lines().count())
            .filter(line ->
                source.lines().skip(line - 1L).findFirst().orElseThrow().contains("// caught"))
            .mapToObj(line -> "InexactShares.java:" + line)
            .toList();
    List<String> found =
        ExactNumbers.inexact(List.of(offender)).stream()
            .map(place -> place.substring(0, place.indexOf(' ')))
            .distinct()
            .toList();
    assertThat(marked).hasSizeGreaterThan(8);
    assertThat(found).containsExactlyInAnyOrderElementsOf(marked);
  }

  @Test
  void nothingIsLeftForLater() {
    List<String> found = new ArrayList<>();
    for (Path file : SourceRules.javaFiles(MAIN)) {
      SourceRules.leftUndone(SourceRules.read(file))
          .forEach(mark -> found.add(file.getFileName() + ": " + mark));
    }
    assertThat(found).isEmpty();
    assertThat(SourceRules.leftUndone("// TODO later")).hasSize(1);
  }

  @Test
  void theKernelHoldsNothingButItsList() {
    try (Stream<Path> files = Files.list(MAIN.resolve("coop/byhand/kernel"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
          .containsExactly(
              "Allocation.java",
              "BasisPoints.java",
              "Digest.java",
              "Money.java",
              "Page.java",
              "TypedId.java",
              "Uuid7.java",
              "package-info.java");
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  @Test
  void everyPackageOfTheHouseDeclaresItself() {
    List<Path> silent =
        SourceRules.javaFiles(MAIN).stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .toList();
    assertThat(silent).isEmpty();
    assertThat(
            SourceRules.files(MAIN, "package-info.java").stream()
                .filter(file -> !SourceRules.read(file).contains("@NullMarked"))
                .collect(Collectors.toList()))
        .isEmpty();
  }

  /**
   * Each further Spring context costs seconds; who needs one says why here. The story begins at the
   * founding, counts every member and entry, and changes the rate that the other tests read.
   */
  @Test
  void theTestsShareOneSpringContext() {
    List<String> own =
        SourceRules.javaFiles(Path.of("src/test/java")).stream()
            .filter(file -> !file.getFileName().toString().equals("SourceRulesTests.java"))
            .filter(file -> {
              String source = SourceRules.read(file);
              return source.contains("@SpringBootTest")
                  || source.contains("@MockitoBean")
                  || source.contains("@TestPropertySource")
                  || source.contains("@DirtiesContext")
                  || source.contains("@ApplicationModuleTest");
            })
            .map(file -> file.getFileName().toString())
            .toList();
    assertThat(own).containsExactly("ByhandStory.java", "ByhandTest.java");
  }
}
