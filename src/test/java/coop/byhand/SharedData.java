package coop.byhand;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Test data that lies beside the project and is not part of it. Where it is missing, the tests that
 * use it are skipped with a plain message; on the build server they fail.
 */
public final class SharedData {

  private SharedData() {}

  /** A folder of {@code ../shared/testdata}. */
  public static Path folder(String name) {
    Path folder = Path.of("../shared/testdata").resolve(name);
    if (!Files.isDirectory(folder)) {
      String message = "no test data at " + folder + ": this test is skipped";
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(message.replace(": this test is skipped", ""));
      }
      Assumptions.abort(message);
    }
    return folder;
  }
}
