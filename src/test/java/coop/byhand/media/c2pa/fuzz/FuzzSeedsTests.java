package coop.byhand.media.c2pa.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every harness has inputs to begin with, which are made by the writers of this project. */
class FuzzSeedsTests {

  private static final Path INPUTS =
      Path.of("src/test/resources/coop/byhand/media/c2pa/fuzz/ReadersFuzzTestsInputs");

  @TestFactory
  Stream<DynamicTest> everyHarnessHasItsSeeds() throws Exception {
    Map<String, Map<String, byte[]>> seeds = FuzzSeeds.all();
    if (Boolean.getBoolean("byhand.fuzz.write")) {
      write(seeds);
    }
    return Stream.of(ReadersFuzzTests.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(FuzzTest.class))
        .map(Method::getName)
        .map(harness ->
            DynamicTest.dynamicTest(
                harness,
                () ->
                    assertThat(seeds.get(harness))
                        .isNotEmpty()
                        .allSatisfy((name, seed) ->
                            assertThat(INPUTS.resolve(harness).resolve(name)).exists())));
  }

  /** A folder that bears no harness's name would never be read. */
  @Test
  void everyFolderOfInputsBelongsToAHarness() throws Exception {
    try (Stream<Path> folders = Files.list(INPUTS)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .isSubsetOf(FuzzSeeds.all().keySet());
    }
  }

  private static void write(Map<String, Map<String, byte[]>> seeds) throws IOException {
    for (Map.Entry<String, Map<String, byte[]>> harness : seeds.entrySet()) {
      Path folder = Files.createDirectories(INPUTS.resolve(harness.getKey()));
      for (Map.Entry<String, byte[]> seed : harness.getValue().entrySet()) {
        Files.write(folder.resolve(seed.getKey()), seed.getValue());
      }
    }
  }
}
