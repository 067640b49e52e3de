package coop.byhand.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that go into {@code byhand-verify.jar} need nothing but each other and the JDK. */
class VerifyClosureTests {

  @Test
  void theThreeRoomsNeedNothingBesideTheJdk() throws IOException {
    Set<String> needed = new TreeSet<>();
    for (String room : VerifyJar.ROOMS) {
      Path classes = Path.of("target/classes/coop/byhand", room);
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          if (!file.endsWith("package-info.class")) {
            needed.addAll(VerifyJar.foreign(Files.readAllBytes(file)));
          }
        }
      }
    }
    assertThat(needed).isEmpty();
  }

  @Test
  void aForeignClassWouldBeSeen() throws IOException {
    String own = VerifyClosureTests.class.getName().replace('.', '/') + ".class";
    try (var file = VerifyClosureTests.class.getClassLoader().getResourceAsStream(own)) {
      assertThat(VerifyJar.foreign(file.readAllBytes()))
          .contains("org.assertj.core.api.Assertions");
    }
  }
}
